package io.modelog.log.file;

import java.util.SortedMap;
import org.apache.avro.Schema;

/// What stands in front of the records.
///
/// @param partitions of the log
/// @param schemas that its events were written with, by the ids that they have in its registry
public record Head(int partitions, SortedMap<Integer, Schema> schemas) {}
