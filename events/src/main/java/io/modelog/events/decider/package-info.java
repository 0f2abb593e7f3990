/// What a decider is, whatever it decides on.
@NullMarked
package io.modelog.events.decider;

import org.jspecify.annotations.NullMarked;
