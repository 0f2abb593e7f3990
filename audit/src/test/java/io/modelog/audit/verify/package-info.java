@NullMarked
package io.modelog.audit.verify;

import org.jspecify.annotations.NullMarked;
