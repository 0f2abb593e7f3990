/// The model stream: versions, stages, linked artifacts and attached runs.
@NullMarked
package io.modelog.events.model;

import org.jspecify.annotations.NullMarked;
