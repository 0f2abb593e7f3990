/// Names and ids. Each checks itself once, when it is made.
@NullMarked
package io.modelog.events.id;

import org.jspecify.annotations.NullMarked;
