@NullMarked
package io.modelog.cli;

import org.jspecify.annotations.NullMarked;
