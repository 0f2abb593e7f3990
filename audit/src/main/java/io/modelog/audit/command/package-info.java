/// The commands of `modelog audit`.
@NullMarked
package io.modelog.audit.command;

import org.jspecify.annotations.NullMarked;
