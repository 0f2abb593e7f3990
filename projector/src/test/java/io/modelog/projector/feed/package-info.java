@NullMarked
package io.modelog.projector.feed;

import org.jspecify.annotations.NullMarked;
