/// The projection of the log into queryable views, and the writer that appends to the log.
@NullMarked
package io.modelog.projector;

import org.jspecify.annotations.NullMarked;
