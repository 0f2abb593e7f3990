/// The log as server-sent events.
@NullMarked
package io.modelog.api.event;

import org.jspecify.annotations.NullMarked;
