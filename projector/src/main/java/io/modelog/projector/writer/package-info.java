/// The writer: one fenced owner per slot takes commands, decides and appends.
@NullMarked
package io.modelog.projector.writer;

import org.jspecify.annotations.NullMarked;
