/// A node: the server's options, and what it starts and stops in which order.
@NullMarked
package io.modelog.api;

import org.jspecify.annotations.NullMarked;
