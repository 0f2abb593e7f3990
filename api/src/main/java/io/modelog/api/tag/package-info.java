/// Routes of tags.
@NullMarked
package io.modelog.api.tag;

import org.jspecify.annotations.NullMarked;
