@NullMarked
package io.modelog.projector.query;

import org.jspecify.annotations.NullMarked;
