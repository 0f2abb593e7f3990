/// The client of a Modelog node: one method per route, records for what it answers, exceptions for its problems.
@NullMarked
package io.modelog.sdk;

import org.jspecify.annotations.NullMarked;
