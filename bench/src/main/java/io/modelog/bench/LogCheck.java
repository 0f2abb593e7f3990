package io.modelog.bench;

import io.modelog.bench.EventLog.Entry;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.log.StreamState;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What holds for every log of Modelog, whoever wrote it and however they died.
final class LogCheck {
    /// Events that a command makes at most one of; two are a command carried out twice.
    private static final Set<String> ONCE =
            Set.of(
                    "ModelRegistered",
                    "VersionCreated",
                    "ArtifactRegistered",
                    "ArtifactVersionCreated",
                    "RunStarted");

    private final List<String> faults = new ArrayList<>();

    private LogCheck() {}

    /// Empty when all is well.
    static List<String> faults(EventLog log) {
        var check = new LogCheck();
        check.eventIds(log);
        log.streams().forEach(check::stream);
        log.commands().values().forEach(check::command);
        return check.faults;
    }

    private void fault(Entry at, String what) {
        faults.add(at + ": " + what);
    }

    private void eventIds(EventLog log) {
        var seen = new HashSet<>();
        for (var entry : log.entries()) {
            if (!seen.add(entry.envelope().eventId())) {
                fault(entry, "its event id was there before");
            }
        }
    }

    private void stream(StreamId stream, List<Entry> entries) {
        var sequence = 0L;
        var hash = Hash.NONE;
        var state = StreamState.initial(stream.kind());
        var stages = new HashMap<Long, Stage>();
        for (var entry : entries) {
            if (!entry.key().equals(stream.toString())
                    || entry.record().partition() != entries.getFirst().record().partition()) {
                fault(
                        entry,
                        "is about %s, whose first event is at %s"
                                .formatted(stream, entries.getFirst()));
            }
            if (entry.envelope().sequence() != ++sequence) {
                fault(entry, "should be number " + sequence);
            }
            if (!HashChain.follows(entry.record().bytes(), hash)) {
                fault(entry, "the hash chain is broken");
            }
            hash = HashChain.hash(entry.record().bytes());
            state = evolved(state, entry);
            occupants(stages, entry);
        }
    }

    private StreamState evolved(StreamState state, Entry entry) {
        try {
            return state.evolve(entry.envelope().event());
        } catch (CorruptStream e) {
            fault(entry, "cannot follow: " + e.getMessage());
            return state;
        }
    }

    /// Says it of the log itself, without the deciders, whose rule this is.
    private void occupants(Map<Long, Stage> stages, Entry entry) {
        if (entry.envelope().event() instanceof Event.OfModel(_, var event)) {
            switch (event) {
                case ModelEvent.VersionStageChanged(var number, _, var to, _) ->
                        stages.put(number, to);
                case ModelEvent.VersionDeleted(var number, _) -> stages.remove(number);
                case ModelEvent.ModelDeleted _ -> stages.clear();
                case ModelEvent _ -> {
                    return;
                }
            }
            for (var stage : List.of(Stage.STAGING, Stage.PRODUCTION)) {
                var occupants = stages.values().stream().filter(stage::equals).count();
                if (occupants > 1) {
                    fault(entry, "%d versions are in %s".formatted(occupants, stage));
                }
            }
        }
    }

    private void command(List<Entry> entries) {
        var types = new HashSet<String>();
        var events = new HashSet<Event>();
        var sequence = entries.getFirst().envelope().sequence();
        for (var entry : entries) {
            var event = entry.envelope().event();
            if (entry.envelope().sequence() != sequence++) {
                fault(
                        entry,
                        "is apart from the other events of command "
                                + entry.envelope().commandId());
            }
            if (!events.add(event) || (ONCE.contains(event.type()) && !types.add(event.type()))) {
                fault(
                        entry,
                        "command %s was carried out twice".formatted(entry.envelope().commandId()));
            }
        }
    }
}
