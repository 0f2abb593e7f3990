/// What the log holds: envelopes, hash chain, and the events, commands and rejections of all streams.
@NullMarked
package io.modelog.events.log;

import org.jspecify.annotations.NullMarked;
