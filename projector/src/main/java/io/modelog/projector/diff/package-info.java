/// What differs between two versions, or one at two moments.
@NullMarked
package io.modelog.projector.diff;

import org.jspecify.annotations.NullMarked;
