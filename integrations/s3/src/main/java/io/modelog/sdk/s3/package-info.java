/// Keeps artifacts in S3: with this module on the class path, `MODELOG_ARTIFACTS` may be `s3://bucket/prefix`.
@NullMarked
package io.modelog.sdk.s3;

import org.jspecify.annotations.NullMarked;
