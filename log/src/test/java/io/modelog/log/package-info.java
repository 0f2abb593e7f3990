/// Tests of `modelog log`.
@NullMarked
package io.modelog.log;

import org.jspecify.annotations.NullMarked;
