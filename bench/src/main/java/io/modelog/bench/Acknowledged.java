package io.modelog.bench;

import io.modelog.bench.EventLog.CommandKey;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.model.ModelEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;

/// A command that appends, and what its answer said of it.
///
/// @param sequence the ETag
/// @param number of the version it made; empty when it made none
record Acknowledged(CommandKey command, long sequence, OptionalLong number) {

    static Acknowledged of(String stream, String key, RawHttp.Answer answer) {
        var body = answer.json();
        return new Acknowledged(
                new CommandKey(StreamId.parse(stream), new CommandId(key)),
                answer.etag(),
                body.has("number")
                        ? OptionalLong.of(body.get("number").longValue())
                        : OptionalLong.empty());
    }

    /// How the log differs from what callers were told; empty when all is well.
    static List<String> faults(EventLog log, Collection<Acknowledged> answers) {
        var commands = log.commands();
        var faults = new ArrayList<String>();
        var seen = new HashSet<CommandKey>();
        for (var answer : answers) {
            if (!seen.add(answer.command())) {
                faults.add(answer + " was answered twice");
            }
            var entries = commands.get(answer.command());
            if (entries == null) {
                faults.add(answer + " is not in the log");
            } else if (entries.getLast().envelope().sequence() != answer.sequence()) {
                faults.add("%s is in the log as %s".formatted(answer, entries.getLast()));
            } else if (entries.stream()
                    .noneMatch(entry -> answer.agreesWith(entry.envelope().event()))) {
                faults.add("%s has other content in the log: %s".formatted(answer, entries));
            }
        }
        return faults;
    }

    private boolean agreesWith(Event event) {
        return number.isEmpty()
                || switch (event) {
                    case Event.OfModel(_, ModelEvent.VersionCreated created) ->
                            created.number() == number.getAsLong();
                    case Event.OfModel(_, ModelEvent.VersionStageChanged changed) ->
                            changed.number() == number.getAsLong();
                    case Event.OfArtifact(_, ArtifactEvent.ArtifactVersionCreated created) ->
                            created.number() == number.getAsLong();
                    case Event _ -> false;
                };
    }
}
