/// The Kafka Streams projection of the log into the views.
@NullMarked
package io.modelog.projector.stream;

import org.jspecify.annotations.NullMarked;
