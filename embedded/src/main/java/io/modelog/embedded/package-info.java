/// A single-node Kafka and a Confluent-compatible schema registry inside one process.
@NullMarked
package io.modelog.embedded;

import org.jspecify.annotations.NullMarked;
