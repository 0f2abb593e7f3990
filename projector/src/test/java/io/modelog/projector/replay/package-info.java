@NullMarked
package io.modelog.projector.replay;

import org.jspecify.annotations.NullMarked;
