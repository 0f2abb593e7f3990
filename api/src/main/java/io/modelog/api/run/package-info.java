/// Routes of runs and their steps.
@NullMarked
package io.modelog.api.run;

import org.jspecify.annotations.NullMarked;
