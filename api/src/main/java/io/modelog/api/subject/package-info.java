/// The subjects of personal data, and their erasure.
@NullMarked
package io.modelog.api.subject;

import org.jspecify.annotations.NullMarked;
