/// Subscriptions by name: where they are in the log, and what they could not handle.
@NullMarked
package io.modelog.api.subscription;

import org.jspecify.annotations.NullMarked;
