/// Proofs that are checked without the log.
@NullMarked
package io.modelog.audit.proof;

import org.jspecify.annotations.NullMarked;
