/// Routes of what has happened.
@NullMarked
package io.modelog.api.history;

import org.jspecify.annotations.NullMarked;
