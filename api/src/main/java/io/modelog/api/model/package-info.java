/// Routes of models, their versions, stages, links and attached runs.
@NullMarked
package io.modelog.api.model;

import org.jspecify.annotations.NullMarked;
