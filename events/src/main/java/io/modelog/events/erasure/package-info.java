/// The erasure stream: that the keys of a subject were deleted, by whom and why, without the name of the subject.
@NullMarked
package io.modelog.events.erasure;

import org.jspecify.annotations.NullMarked;
