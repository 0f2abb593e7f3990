package io.modelog.projector.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// A view that serves, compared with what a fresh fold of the log makes of it.
///
/// @param rows of the fresh fold
/// @param digest SHA-256 over the rows that serve
/// @param expected the same over those of the fresh fold
/// @param different how many rows are not as they should be
/// @param differences the first of them by key, at most [#LISTED_MAX]
public record ViewCheck(
        String view,
        long rows,
        String digest,
        String expected,
        long different,
        List<Difference> differences) {
    public static final int LISTED_MAX = 100;

    public ViewCheck {
        differences = List.copyOf(differences);
    }

    /// What is wrong with a row that serves.
    public enum Fault {
        MISSING,
        EXTRA,
        CHANGED;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param key as [KeyText] writes it
    public record Difference(String key, Fault fault) {}

    static ViewCheck of(Table<?> table, Snapshot serving, Snapshot fresh) {
        try (var served = serving.iterator(table);
                var expected = fresh.iterator(table)) {
            return new Walk(table, served, expected).check();
        } catch (RocksDBException e) {
            throw Database.failed("comparing " + table, e);
        }
    }

    /// Goes through both in the order of the keys.
    private static final class Walk {
        private final Table<?> table;
        private final RocksIterator served;
        private final RocksIterator expected;
        private final RowDigest servedDigest = new RowDigest();
        private final RowDigest expectedDigest = new RowDigest();
        private final List<Difference> differences = new ArrayList<>();
        private long rows;
        private long different;

        Walk(Table<?> table, RocksIterator served, RocksIterator expected) {
            this.table = table;
            this.served = served;
            this.expected = expected;
        }

        ViewCheck check() throws RocksDBException {
            served.seekToFirst();
            expected.seekToFirst();
            while (served.isValid() || expected.isValid()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new ViewsUnavailable();
                }
                step();
            }
            served.status();
            expected.status();
            return new ViewCheck(
                    table.name(),
                    rows,
                    servedDigest.hex(),
                    expectedDigest.hex(),
                    different,
                    differences);
        }

        private void step() {
            var servedKey = key(served);
            var expectedKey = key(expected);
            var order = order(servedKey, expectedKey);
            byte[] servedRow = order <= 0 ? row(served, servedDigest) : null;
            byte[] expectedRow = order >= 0 ? row(expected, expectedDigest) : null;
            if (expectedRow != null) {
                rows++;
            }
            if (servedRow == null) {
                differs(expectedKey, Fault.MISSING);
            } else if (expectedRow == null) {
                differs(servedKey, Fault.EXTRA);
            } else if (!Arrays.equals(servedRow, expectedRow)) {
                differs(servedKey, Fault.CHANGED);
            }
        }

        private static int order(@Nullable Key served, @Nullable Key expected) {
            if (served == null) {
                return 1;
            }
            return expected == null ? -1 : served.compareTo(expected);
        }

        private static @Nullable Key key(RocksIterator at) {
            return at.isValid() ? new Key(at.key()) : null;
        }

        private static byte[] row(RocksIterator at, RowDigest digest) {
            var row = at.value();
            digest.add(at.key(), row);
            at.next();
            return row;
        }

        private void differs(@Nullable Key key, Fault fault) {
            different++;
            if (key != null && differences.size() < LISTED_MAX) {
                differences.add(new Difference(KeyText.of(table, key), fault));
            }
        }
    }
}
