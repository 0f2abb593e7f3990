@NullMarked
package io.modelog.docker;

import org.jspecify.annotations.NullMarked;
