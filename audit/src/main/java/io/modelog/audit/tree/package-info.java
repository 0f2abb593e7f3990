/// The Merkle tree of RFC 6962: hashes, ranges, proofs. Knows no Kafka and no events.
@NullMarked
package io.modelog.audit.tree;

import org.jspecify.annotations.NullMarked;
