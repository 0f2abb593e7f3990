/// `modelog log`: the log as it is in Kafka.
@NullMarked
package io.modelog.log;

import org.jspecify.annotations.NullMarked;
