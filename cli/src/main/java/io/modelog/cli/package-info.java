/// The command line: parses, calls the SDK, shows the answer.
@NullMarked
package io.modelog.cli;

import org.jspecify.annotations.NullMarked;
