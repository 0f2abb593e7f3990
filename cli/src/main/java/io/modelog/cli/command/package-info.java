/// The commands, one file for each group; [io.modelog.cli.command.Commands] names them all.
@NullMarked
package io.modelog.cli.command;

import org.jspecify.annotations.NullMarked;
