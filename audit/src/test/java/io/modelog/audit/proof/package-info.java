@NullMarked
package io.modelog.audit.proof;

import org.jspecify.annotations.NullMarked;
