/// Where reading begins, and in which order events come out of twelve partitions.
@NullMarked
package io.modelog.log.read;

import org.jspecify.annotations.NullMarked;
