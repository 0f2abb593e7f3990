@NullMarked
package io.modelog.api;

import org.jspecify.annotations.NullMarked;
