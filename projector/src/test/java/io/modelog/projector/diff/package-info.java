@NullMarked
package io.modelog.projector.diff;

import org.jspecify.annotations.NullMarked;
