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
import io.modelog.events.model.Stages;
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
                    "RunStarted",
                    "TagRegistered");

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
        var occupants = new Occupants();
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
            if (entry.envelope().event() instanceof Event.OfModel(_, var event)) {
                occupants
                        .crowdedAfter(event)
                        .forEach(stage -> fault(entry, "several versions are in " + stage));
            }
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

    /// Who is where in one model, of the log itself: without the deciders, whose rule this is.
    private static final class Occupants {
        private final Map<Long, Stage> stages = new HashMap<>();
        private Stages defined = Stages.STANDARD;

        /// The exclusive stages that hold more than one version after an event.
        List<Stage> crowdedAfter(ModelEvent event) {
            switch (event) {
                case ModelEvent.VersionStageChanged e -> stages.put(e.number(), e.to());
                case ModelEvent.VersionDeleted e -> stages.remove(e.number());
                case ModelEvent.StagesDefined e -> defined = e.stages();
                case ModelEvent.ModelDeleted _ -> {
                    stages.clear();
                    defined = Stages.STANDARD;
                }
                case ModelEvent _ -> {
                    return List.of();
                }
            }
            return defined.names().stream()
                    .filter(defined::isExclusive)
                    .filter(stage -> stages.values().stream().filter(stage::equals).count() > 1)
                    .toList();
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
