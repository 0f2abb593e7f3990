@NullMarked
package io.modelog.api.run;

import org.jspecify.annotations.NullMarked;
