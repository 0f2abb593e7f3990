/// Where the content of artifacts is kept, and how values become content.
@NullMarked
package io.modelog.sdk.store;

import org.jspecify.annotations.NullMarked;
