/// The topics of Modelog: made and checked at start.
@NullMarked
package io.modelog.projector.topic;

import org.jspecify.annotations.NullMarked;
