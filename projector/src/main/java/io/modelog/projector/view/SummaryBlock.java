package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/// Summaries of consecutive events of one stream in few bytes, so that a filter goes over a hundred thousand in
/// milliseconds: types, actors and stages are numbered, and times count from the first.
final class SummaryBlock {
    /// Events in one block.
    static final int EVENTS = 128;

    /// More than one event takes: five numbers of at most five bytes, and a version of at most ten.
    private static final int ENTRY_MAX = 40;

    private final long startMicros;

    /// Each word once; the number of a word is its index here plus 1, and 0 is that of none.
    private final List<String> words;

    /// Of each event the time, and the numbers of type, actor, version, and the stages from and to.
    private final byte[] entries;

    private SummaryBlock(long startMicros, List<String> words, byte[] entries) {
        this.startMicros = startMicros;
        this.words = words;
        this.entries = entries;
    }

    static SummaryBlock of(EventSummary first) {
        return new SummaryBlock(first.timeMicros(), List.of(), new byte[0]).with(first);
    }

    /// The number of the block that holds an event.
    static long holding(long sequence) {
        return (sequence - 1) / EVENTS;
    }

    /// Whether a block begins with this event.
    static boolean beginsAt(long sequence) {
        return (sequence - 1) % EVENTS == 0;
    }

    /// Sequence of the first event in a block.
    static long first(long block) {
        return block * EVENTS + 1;
    }

    /// The block with one more event at its end.
    SummaryBlock with(EventSummary event) {
        var more = new ArrayList<>(words);
        var entry = ByteBuffer.allocate(ENTRY_MAX);
        ByteUtils.writeVarlong(event.timeMicros() - startMicros, entry);
        ByteUtils.writeUnsignedVarint(number(event.type(), more), entry);
        ByteUtils.writeUnsignedVarint(number(event.actor(), more), entry);
        ByteUtils.writeVarlong(event.version() == null ? 0 : event.version(), entry);
        ByteUtils.writeUnsignedVarint(number(event.from(), more), entry);
        ByteUtils.writeUnsignedVarint(number(event.to(), more), entry);
        var longer = Arrays.copyOf(entries, entries.length + entry.position());
        entry.flip().get(longer, entries.length, entry.limit());
        return new SummaryBlock(startMicros, more.size() == words.size() ? words : more, longer);
    }

    private static int number(@Nullable String word, List<String> words) {
        if (word == null) {
            return 0;
        }
        var known = words.indexOf(word);
        if (known < 0) {
            words.add(word);
        }
        return known < 0 ? words.size() : known + 1;
    }

    /// Which events a filter shows, in order: 0 is the first of the block.
    List<Integer> shown(HistoryFilter filter) {
        var shown = new ArrayList<Integer>();
        var type = filter.type() == null ? 0 : words.indexOf(filter.type()) + 1;
        var actor = filter.actor() == null ? 0 : words.indexOf(filter.actor()) + 1;
        var stage = filter.stage() == null ? 0 : words.indexOf(filter.stage().name()) + 1;
        if ((type == 0 && filter.type() != null)
                || (actor == 0 && filter.actor() != null)
                || (stage == 0 && filter.stage() != null)) {
            return shown; // a word that is wanted is not in the block
        }
        var version = filter.version() == null ? 0 : filter.version();
        var since = filter.sinceMicros() - startMicros;
        var until = filter.untilMicros() - startMicros;
        var buffer = ByteBuffer.wrap(entries);
        for (var event = 0; buffer.hasRemaining(); event++) {
            var time = ByteUtils.readVarlong(buffer);
            var ofType = ByteUtils.readUnsignedVarint(buffer);
            var by = ByteUtils.readUnsignedVarint(buffer);
            var about = ByteUtils.readVarlong(buffer);
            var from = ByteUtils.readUnsignedVarint(buffer);
            var to = ByteUtils.readUnsignedVarint(buffer);
            if (isAsked(type, ofType)
                    && isAsked(actor, by)
                    && isAsked(version, about)
                    && (isAsked(stage, from) || isAsked(stage, to))
                    && time >= since
                    && time < until) {
                shown.add(event);
            }
        }
        return shown;
    }

    private static boolean isAsked(long wanted, long found) {
        return wanted == 0 || wanted == found;
    }

    byte[] encode() {
        var texts = words.stream().map(word -> word.getBytes(UTF_8)).toList();
        var length = texts.stream().mapToInt(text -> Short.BYTES + text.length).sum();
        var bytes = ByteBuffer.allocate(Long.BYTES + Short.BYTES + length + entries.length);
        bytes.putLong(startMicros).putShort((short) texts.size());
        texts.forEach(text -> bytes.putShort((short) text.length).put(text));
        return bytes.put(entries).array();
    }

    static SummaryBlock decode(byte[] row) {
        var bytes = ByteBuffer.wrap(row);
        var start = bytes.getLong();
        var words = new ArrayList<String>();
        for (var left = bytes.getShort(); left > 0; left--) {
            var text = new byte[bytes.getShort()];
            bytes.get(text);
            words.add(new String(text, UTF_8));
        }
        return new SummaryBlock(
                start, words, Arrays.copyOfRange(row, bytes.position(), row.length));
    }
}
