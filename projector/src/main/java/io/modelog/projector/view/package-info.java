/// The views: what the log says now, in one RocksDB with a column family per view.
@NullMarked
package io.modelog.projector.view;

import org.jspecify.annotations.NullMarked;
