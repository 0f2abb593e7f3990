package io.modelog.cli.option;

import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which part of a list is shown, and in which order: our options, and those of the original (C-2).
public final class Paging {
    private static final int LARGEST_PAGE = 1000;

    /// What `--id`, `--created` and `--updated` mean in a list.
    public record Fields(String id, String created, String updated) {
        public static final Fields OF_MOST = new Fields("id", "createdAt", "updatedAt");

        String named(String asked) {
            return switch (asked.toLowerCase(Locale.ROOT)) {
                case "id" -> id;
                case "created" -> created;
                case "updated" -> updated;
                default -> camelCase(asked);
            };
        }

        private static String camelCase(String name) {
            var words = name.split("_", -1);
            var joined = new StringBuilder(words[0]);
            Stream.of(words)
                    .skip(1)
                    .filter(word -> !word.isEmpty())
                    .forEach(word ->
                            joined.append(Character.toUpperCase(word.charAt(0)))
                                    .append(word.substring(1)));
            return joined.toString();
        }
    }

    @Option(
            names = "--filter",
            paramLabel = "<expression>",
            description = "Only those for which it holds: \"stage = staging AND tags = gpu\".")
    private @Nullable String filter;

    @Option(
            names = "--sort",
            paramLabel = "<fields>",
            description = "By these fields, '-' before one for descending: -updatedAt,name.")
    private @Nullable String sort;

    @Option(
            names = {"--limit", "--size"},
            paramLabel = "<n>",
            converter = Count.class,
            defaultValue = "1000",
            description = "Show so many at a time (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--page",
            paramLabel = "<n>",
            converter = Count.class,
            defaultValue = "1",
            description = "Show the n-th such page (default: 1).")
    private int page;

    @Option(names = "--sort-by", paramLabel = "[asc:|desc:]<field>", description = "By one field.")
    private @Nullable String sortBy;

    @Option(
            names = "--logical-operator",
            paramLabel = "and|or",
            converter = LogicalOperator.class,
            defaultValue = "AND",
            description = "Whether all of the options below must hold, or one (default: and).")
    private String operator = "AND";

    @Option(names = "--id", paramLabel = "<id>", description = "By id.")
    private @Nullable List<String> ids;

    @Option(
            names = "--created",
            paramLabel = "<time>",
            description = "By time: 2026-01-31, \"2026-01-31 12:00:00\" or gte:2026-01-31.")
    private @Nullable List<String> created;

    @Option(names = "--updated", paramLabel = "<time>", description = "By time of the last change.")
    private @Nullable List<String> updated;

    public int limit() {
        return limit;
    }

    public int page() {
        return page;
    }

    /// How many a request should bring.
    public int request() {
        return Math.clamp((long) page * limit, 1, LARGEST_PAGE);
    }

    public boolean isFiltered(Criteria own) {
        return !expression(own, Fields.OF_MOST).isEmpty();
    }

    /// The list with filter and order, where the criteria are what the command's own options ask for.
    public <T> Listing<T> of(Listing<T> all, Criteria own, Fields fields) {
        var expression = expression(own, fields);
        var filtered = expression.isEmpty() ? all : all.where(expression);
        var order = order(fields);
        return order == null ? filtered : filtered.sortedBy(order);
    }

    private String expression(Criteria own, Fields fields) {
        var asked =
                new Criteria()
                        .id(fields.id(), ids)
                        .time(fields.created(), created)
                        .time(fields.updated(), updated);
        var options =
                Stream.of(own, asked)
                        .map(it -> it.joinedBy(operator))
                        .filter(it -> !it.isEmpty())
                        .toList();
        var parts = new ArrayList<String>();
        if (filter != null && !filter.isBlank()) {
            parts.add(filter);
        }
        if (!options.isEmpty()) {
            parts.add(String.join(" " + operator + " ", options));
        }
        return parts.size() < 2
                ? String.join("", parts)
                : "(" + String.join(") AND (", parts) + ")";
    }

    private @Nullable String order(Fields fields) {
        if (sortBy == null) {
            return sort;
        }
        if (sort != null) {
            throw new WrongUsage("--sort and --sort-by say the same: give one of them");
        }
        var descending = sortBy.startsWith("desc:");
        var field = sortBy.replaceFirst("^(asc|desc):", "");
        return (descending ? "-" : "") + fields.named(field);
    }
}
