/// Options and arguments that several commands share, and how their texts are read.
@NullMarked
package io.modelog.cli.option;

import org.jspecify.annotations.NullMarked;
