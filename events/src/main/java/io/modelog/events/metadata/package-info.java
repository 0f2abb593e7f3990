/// Typed metadata, and the rules that a stage may ask of it.
@NullMarked
package io.modelog.events.metadata;

import org.jspecify.annotations.NullMarked;
