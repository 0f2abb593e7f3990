/// Folds the log anew beside the views that serve: to replace them, or to see whether they are right.
@NullMarked
package io.modelog.projector.replay;

import org.jspecify.annotations.NullMarked;
