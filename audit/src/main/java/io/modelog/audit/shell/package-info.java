/// What commands that read a log share: where it is, how far they are, and how they end.
@NullMarked
package io.modelog.audit.shell;

import org.jspecify.annotations.NullMarked;
