package io.modelog.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.tree.TreeHash;
import io.modelog.events.log.Hash;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The head of the log's tree at one moment: [C2SP tlog-checkpoint](https://c2sp.org/tlog-checkpoint), with extension
/// lines that tell the order of the leaves (`docs/reference/audit.md`).
///
/// @param previous [#digest] of the checkpoint before; null for the first
/// @param partitions by number
public record Checkpoint(
        KeyName origin, long size, Hash root, @Nullable Hash previous, List<Part> partitions) {
    private static final Pattern PART = Pattern.compile("partition (\\d{1,9}) (\\d{1,18}) (\\S+)");
    private static final String PREVIOUS = "previous ";

    /// What a partition gave.
    ///
    /// @param events how many in all, since the beginning
    /// @param digest SHA-256 of the hashes of those that came since the checkpoint before, one after the other
    public record Part(long events, Hash digest) {}

    public Checkpoint {
        partitions = List.copyOf(partitions);
        var events = partitions.stream().mapToLong(Part::events).sum();
        if (events != size) {
            throw new NoteRefused(
                    "the checkpoint has the size %d, and %d events in its partitions"
                            .formatted(size, events));
        }
    }

    /// Reads what [#text] writes, and nothing else. Throws [NoteRefused].
    public static Checkpoint parse(String text) {
        try {
            var lines = text.lines().toList();
            var hasPrevious = lines.size() > 3 && lines.get(3).startsWith(PREVIOUS);
            var checkpoint =
                    new Checkpoint(
                            new KeyName(lines.get(0)),
                            Long.parseLong(lines.get(1)),
                            hash(lines.get(2)),
                            hasPrevious ? hash(lines.get(3).substring(PREVIOUS.length())) : null,
                            parts(lines.subList(hasPrevious ? 4 : 3, lines.size())));
            if (checkpoint.text().equals(text)) {
                return checkpoint;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new NoteRefused("the note is no checkpoint of Modelog", e);
        }
        throw new NoteRefused("the note is no checkpoint of Modelog: it is not written as one");
    }

    private static List<Part> parts(List<String> lines) {
        var parts = new ArrayList<Part>();
        for (var line : lines) {
            var part = PART.matcher(line);
            if (!part.matches() || Integer.parseInt(part.group(1)) != parts.size()) {
                throw new NoteRefused(
                        "the checkpoint has the line '%s'; 'partition %d <events> <digest>' is wanted"
                                .formatted(line, parts.size()));
            }
            parts.add(part(part));
        }
        return parts;
    }

    private static Part part(Matcher matched) {
        return new Part(Long.parseLong(matched.group(2)), hash(matched.group(3)));
    }

    private static Hash hash(String base64) {
        return Hash.of(Base64.getDecoder().decode(base64));
    }

    private static String base64(Hash hash) {
        return Base64.getEncoder().encodeToString(hash.bytes());
    }

    /// What is signed.
    public String text() {
        var text = new StringBuilder();
        text.append("%s\n%d\n%s\n".formatted(origin, size, base64(root)));
        if (previous != null) {
            text.append(PREVIOUS).append(base64(previous)).append('\n');
        }
        for (var partition = 0; partition < partitions.size(); partition++) {
            var part = partitions.get(partition);
            text.append(
                    "partition %d %d %s\n"
                            .formatted(partition, part.events(), base64(part.digest())));
        }
        return text.toString();
    }

    /// SHA-256 of the text.
    public Hash digest() {
        return Hash.of(TreeHash.sha256().digest(text().getBytes(UTF_8)));
    }
}
