/// Routes of the node itself.
@NullMarked
package io.modelog.api.node;

import org.jspecify.annotations.NullMarked;
