/// The log out of one cluster and into another.
@NullMarked
package io.modelog.log.copy;

import org.jspecify.annotations.NullMarked;
