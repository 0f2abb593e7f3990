/// The events of the log as they are applied, for many readers at once.
@NullMarked
package io.modelog.projector.feed;

import org.jspecify.annotations.NullMarked;
