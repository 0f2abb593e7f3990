@NullMarked
package io.modelog.embedded;

import org.jspecify.annotations.NullMarked;
