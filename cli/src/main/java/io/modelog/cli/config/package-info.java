/// The user's own settings: the named servers.
@NullMarked
package io.modelog.cli.config;

import org.jspecify.annotations.NullMarked;
