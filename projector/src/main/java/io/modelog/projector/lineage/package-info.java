/// What came from what: artifact versions, steps, runs and model versions as a graph.
@NullMarked
package io.modelog.projector.lineage;

import org.jspecify.annotations.NullMarked;
