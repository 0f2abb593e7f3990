/// The commands of `modelog log`.
@NullMarked
package io.modelog.log.command;

import org.jspecify.annotations.NullMarked;
