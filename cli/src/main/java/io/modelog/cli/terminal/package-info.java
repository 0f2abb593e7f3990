/// What a person or a program sees: tables that fit, JSON, YAML, CSV, names.
@NullMarked
package io.modelog.cli.terminal;

import org.jspecify.annotations.NullMarked;
