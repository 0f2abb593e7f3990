package io.modelog.cli.config;

import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// `config.yaml` as it lies on disk, readable by its owner only. What it may not say is a fault with its line.
final class ConfigFile {
    private static final Set<String> OF_FILE = Set.of("current", "contexts");
    private static final Set<String> OF_CONTEXT = Set.of("url", "token", "actor");

    private final Path path;

    private ConfigFile(Path path) {
        this.path = path;
    }

    static Contexts.Config read(Path path) {
        var file = new ConfigFile(path);
        try {
            var root =
                    new Compose(LoadSettings.builder().build())
                            .composeString(Files.readString(path));
            return root.map(file::config).orElse(Contexts.Config.EMPTY);
        } catch (YamlEngineException e) {
            throw file.unreadable(e);
        } catch (IOException e) {
            throw new Refused("%s cannot be read: %s".formatted(path, e), "Make it readable.");
        }
    }

    /// Written beside it and moved into place, so that a reader sees the old one or the new one.
    static void write(Path path, Contexts.Config config) {
        try {
            var directory = Files.createDirectories(path.toAbsolutePath().getParent());
            var owner =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(directory, "config", ".yaml", owner);
            Files.writeString(draft, Yaml.text(tree(config)));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refused("%s cannot be written: %s".formatted(path, e), "Make it writable.");
        }
    }

    private static Map<String, Object> tree(Contexts.Config config) {
        var tree = new LinkedHashMap<String, Object>();
        put(tree, "current", config.current());
        var contexts = new LinkedHashMap<String, Object>();
        for (var context : config.contexts()) {
            var fields = new LinkedHashMap<String, Object>();
            put(fields, "url", context.url());
            put(fields, "token", context.token());
            put(fields, "actor", context.actor());
            contexts.put(context.name(), fields);
        }
        tree.put("contexts", contexts);
        return tree;
    }

    private static void put(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private Contexts.Config config(Node root) {
        var fields = fields(root, OF_FILE);
        var contexts = new ArrayList<Context>();
        var named = fields.get("contexts");
        if (named != null) {
            fields(named, Set.of()).forEach((name, node) -> contexts.add(context(name, node)));
        }
        return new Contexts.Config(text(fields.get("current")), contexts);
    }

    private Context context(String name, Node node) {
        var fields = fields(node, OF_CONTEXT);
        var url = text(fields.get("url"));
        if (url == null) {
            throw fault(node, "context %s has no url".formatted(name));
        }
        return new Context(name, url, text(fields.get("token")), text(fields.get("actor")));
    }

    /// The fields of a mapping; where `known` is empty, any may be there.
    private Map<String, Node> fields(Node node, Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(node, "keys and values are expected here");
        }
        var fields = new LinkedHashMap<String, Node>();
        for (var tuple : mapping.getValue()) {
            var key = String.valueOf(text(tuple.getKeyNode()));
            if (!known.isEmpty() && !known.contains(key)) {
                throw fault(
                        tuple.getKeyNode(),
                        "unknown key '%s', known are %s"
                                .formatted(
                                        key, String.join(", ", known.stream().sorted().toList())));
            }
            fields.put(key, tuple.getValueNode());
        }
        return fields;
    }

    private @Nullable String text(@Nullable Node node) {
        return switch (node) {
            case null -> null;
            case ScalarNode scalar -> scalar.getValue().isEmpty() ? null : scalar.getValue();
            default -> throw fault(node, "one text is expected here");
        };
    }

    private Refused unreadable(YamlEngineException e) {
        var mark =
                e instanceof MarkedYamlEngineException marked
                        ? marked.getProblemMark()
                        : Optional.<Mark>empty();
        var what =
                e instanceof MarkedYamlEngineException marked
                        ? marked.getProblem()
                        : e.getMessage();
        return fault(mark, "this is no YAML: %s".formatted(what));
    }

    private Refused fault(Node node, String what) {
        return fault(node.getStartMark(), what);
    }

    private Refused fault(Optional<Mark> mark, String what) {
        var line = mark.map(it -> ":" + (it.getLine() + 1)).orElse("");
        return new Refused("%s%s: %s".formatted(path, line, what), "Correct it, or delete it.");
    }
}
