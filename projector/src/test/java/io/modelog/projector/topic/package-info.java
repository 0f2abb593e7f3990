@NullMarked
package io.modelog.projector.topic;

import org.jspecify.annotations.NullMarked;
