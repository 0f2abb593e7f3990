package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Rows of closed views, changed behind the back of the projection.
public record Damage(Path directory) {
    private interface Change {
        void in(Database database, WriteBatch batch) throws RocksDBException;
    }

    public static Damage in(Path directory) {
        return new Damage(directory);
    }

    /// Turns the bits of the row's last byte over.
    public Damage change(String view, String key) {
        return write((database, batch) -> {
            var row = database.get(table(view), Keys.name(key));
            if (row == null) {
                throw new IllegalArgumentException("no row %s in %s".formatted(key, view));
            }
            row[row.length - 1] = (byte) ~row[row.length - 1];
            batch.put(database.family(table(view)), key.getBytes(UTF_8), row);
        });
    }

    public Damage delete(String view, String key) {
        return write((database, batch) ->
                batch.delete(database.family(table(view)), key.getBytes(UTF_8)));
    }

    public Damage put(String view, String key) {
        return write((database, batch) ->
                batch.put(database.family(table(view)), key.getBytes(UTF_8), new byte[] {1}));
    }

    private Damage write(Change change) {
        try (var database = Database.open(directory);
                var batch = new WriteBatch()) {
            change.in(database, batch);
            database.write(batch);
        } catch (RocksDBException e) {
            throw Database.failed("damaging", e);
        }
        return this;
    }

    private static Table<?> table(String view) {
        return Table.ALL.stream()
                .filter(table -> table.name().equals(view))
                .findFirst()
                .orElseThrow();
    }
}
