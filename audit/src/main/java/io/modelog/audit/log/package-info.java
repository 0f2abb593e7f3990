/// The log as it stands in Kafka, byte by byte.
@NullMarked
package io.modelog.audit.log;

import org.jspecify.annotations.NullMarked;
