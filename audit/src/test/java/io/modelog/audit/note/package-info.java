@NullMarked
package io.modelog.audit.note;

import org.jspecify.annotations.NullMarked;
