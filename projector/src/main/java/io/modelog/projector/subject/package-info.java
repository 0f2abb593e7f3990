/// The keys of the people whom the log names: kept apart from it, so that deleting them erases what they sealed.
@NullMarked
package io.modelog.projector.subject;

import org.jspecify.annotations.NullMarked;
