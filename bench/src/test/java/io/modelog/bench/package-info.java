@NullMarked
package io.modelog.bench;

import org.jspecify.annotations.NullMarked;
