/// A log in a file, as Avro or JSON lines.
@NullMarked
package io.modelog.log.file;

import org.jspecify.annotations.NullMarked;
