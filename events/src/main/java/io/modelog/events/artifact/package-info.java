/// The artifact stream: numbered versions of named artifacts.
@NullMarked
package io.modelog.events.artifact;

import org.jspecify.annotations.NullMarked;
