@NullMarked
package io.modelog.audit.tree;

import org.jspecify.annotations.NullMarked;
