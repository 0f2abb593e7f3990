@NullMarked
package io.modelog.projector.subject;

import org.jspecify.annotations.NullMarked;
