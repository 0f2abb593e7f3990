/// Events as the log has them, for people and programs to read.
@NullMarked
package io.modelog.log.event;

import org.jspecify.annotations.NullMarked;
