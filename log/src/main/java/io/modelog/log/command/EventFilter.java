package io.modelog.log.command;

import io.modelog.log.event.LoggedEvent;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which events are told.
final class EventFilter implements Predicate<LoggedEvent> {
    @Option(
            names = "--stream",
            paramLabel = "<stream>",
            description =
                    "Of one stream, such as model/iris_classifier, or of those that begin so: 'run/*'.")
    private @Nullable String stream;

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "<type>",
            description = "Of these types, such as VersionStageChanged,ModelDeleted.")
    private Set<String> types = Set.of();

    @Option(names = "--actor", paramLabel = "<actor>", description = "By this actor.")
    private @Nullable String actor;

    @Override
    public boolean test(LoggedEvent event) {
        return (stream == null || isOf(stream, event.bytes().stream()))
                && (types.isEmpty() || types.contains(event.type()))
                && (actor == null || actor.equals(event.actor()));
    }

    private static boolean isOf(String wanted, String stream) {
        return wanted.endsWith("*")
                ? stream.startsWith(wanted.substring(0, wanted.length() - 1))
                : stream.equals(wanted);
    }
}
