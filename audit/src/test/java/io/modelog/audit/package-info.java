@NullMarked
package io.modelog.audit;

import org.jspecify.annotations.NullMarked;
