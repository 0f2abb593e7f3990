/// Schema ids from a Confluent-compatible registry.
@NullMarked
package io.modelog.projector.schema;

import org.jspecify.annotations.NullMarked;
