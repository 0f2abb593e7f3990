/// The iris pipelines: one trains a classifier and promotes it when it is good enough, one predicts with it.
@NullMarked
package io.modelog.examples;

import org.jspecify.annotations.NullMarked;
