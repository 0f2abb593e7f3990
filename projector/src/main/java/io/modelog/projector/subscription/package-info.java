/// Where those who follow the log by a name have got to, kept for all nodes.
@NullMarked
package io.modelog.projector.subscription;

import org.jspecify.annotations.NullMarked;
