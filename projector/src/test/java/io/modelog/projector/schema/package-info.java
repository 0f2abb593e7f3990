@NullMarked
package io.modelog.projector.schema;

import org.jspecify.annotations.NullMarked;
