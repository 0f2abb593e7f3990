@NullMarked
package io.modelog.projector.stream;

import org.jspecify.annotations.NullMarked;
