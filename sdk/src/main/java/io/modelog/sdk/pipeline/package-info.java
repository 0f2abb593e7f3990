/// Pipelines: steps whose outputs are stored, recorded and linked to a model version.
@NullMarked
package io.modelog.sdk.pipeline;

import org.jspecify.annotations.NullMarked;
