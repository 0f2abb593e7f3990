package io.modelog.cli.config;

import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The contexts of a user, kept in `config.yaml`; the current one is used where none is named.
public final class Contexts {
    private final @Nullable Path file;
    private final Config config;

    /// What the file says.
    record Config(@Nullable String current, List<Context> contexts) {
        static final Config EMPTY = new Config(null, List.of());

        Config {
            contexts = List.copyOf(contexts);
        }
    }

    private Contexts(@Nullable Path file, Config config) {
        this.file = file;
        this.config = config;
    }

    public static Contexts of(Shell shell) {
        var file = shell.configDirectory().map(it -> it.resolve("config.yaml")).orElse(null);
        return new Contexts(
                file, file == null || !Files.exists(file) ? Config.EMPTY : ConfigFile.read(file));
    }

    public List<Context> all() {
        return config.contexts();
    }

    public boolean isCurrent(Context context) {
        return context.name().equals(config.current());
    }

    public Optional<Context> current() {
        return Optional.ofNullable(config.current()).map(this::named);
    }

    public Context named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new Refused(
                                "there is no context %s".formatted(name),
                                "'modelog context list' shows the contexts, 'modelog context set %s --url <url>' makes it."
                                        .formatted(name)));
    }

    public Optional<Context> find(String name) {
        return config.contexts().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    public void use(String name) {
        save(new Config(named(name).name(), config.contexts()));
    }

    /// The first one becomes the current one.
    public void put(Context context) {
        var changed = others(context.name());
        changed.add(context);
        changed.sort(Comparator.comparing(Context::name));
        save(new Config(all().isEmpty() ? context.name() : config.current(), changed));
    }

    public void remove(String name) {
        boolean wasCurrent = isCurrent(named(name));
        save(new Config(wasCurrent ? null : config.current(), others(name)));
    }

    private List<Context> others(String name) {
        var others = new ArrayList<>(config.contexts());
        others.removeIf(it -> it.name().equals(name));
        return others;
    }

    private void save(Config changed) {
        if (file == null) {
            throw new Refused(
                    "there is no place for contexts: neither XDG_CONFIG_HOME nor HOME is set",
                    "Set HOME.");
        }
        ConfigFile.write(file, changed);
    }
}
