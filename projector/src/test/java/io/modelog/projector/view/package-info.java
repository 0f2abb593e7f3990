@NullMarked
package io.modelog.projector.view;

import org.jspecify.annotations.NullMarked;
