/// Routes of the views of this node: how they are, and folding them anew.
@NullMarked
package io.modelog.api.view;

import org.jspecify.annotations.NullMarked;
