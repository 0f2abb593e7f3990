/// What is proved about a log, and what was found wrong with it.
@NullMarked
package io.modelog.audit.verify;

import org.jspecify.annotations.NullMarked;
