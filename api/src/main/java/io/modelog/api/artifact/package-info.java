/// Routes of artifacts and their versions.
@NullMarked
package io.modelog.api.artifact;

import org.jspecify.annotations.NullMarked;
