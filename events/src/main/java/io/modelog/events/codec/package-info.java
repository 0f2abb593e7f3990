/// The bytes of the log: Avro in Confluent wire format.
@NullMarked
package io.modelog.events.codec;

import org.jspecify.annotations.NullMarked;
