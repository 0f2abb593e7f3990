/// The run stream: pipeline runs and their steps.
@NullMarked
package io.modelog.events.run;

import org.jspecify.annotations.NullMarked;
