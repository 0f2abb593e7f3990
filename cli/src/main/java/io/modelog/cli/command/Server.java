package io.modelog.cli.command;

import io.modelog.cli.config.Context;
import io.modelog.cli.config.Contexts;
import io.modelog.cli.terminal.Shell;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Retries;
import io.modelog.sdk.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which node is asked, and as whom: `--url`, else `--context`, else `MODELOG_URL`, else `MODELOG_CONTEXT`, else the
/// current context, else the default.
record Server(@Nullable String url, @Nullable String context, Shell shell) {
    /// A person waits: at most 150 ms, and what a busy node asks for.
    private static final Retries RETRIES =
            new Retries(3, Duration.ofMillis(50), Duration.ofSeconds(2));

    Modelog connect() {
        return Modelog.connect(settings().withRetries(RETRIES).withQuickStart());
    }

    Settings settings() {
        try {
            return Settings.fromEnvironment(environment());
        } catch (IllegalArgumentException e) {
            var fault = String.valueOf(e.getMessage());
            throw new WrongUsage(url == null ? fault : fault.replace("MODELOG_URL", "--url"));
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(shell.environment());
        if (url != null) {
            environment.put("MODELOG_URL", url);
        } else {
            named().ifPresent(chosen -> choose(chosen, environment));
        }
        return environment;
    }

    /// What the context does not say, the environment does.
    private static void choose(Context context, Map<String, String> environment) {
        environment.put("MODELOG_URL", context.url());
        putIfGiven(environment, "MODELOG_TOKEN", context.token());
        putIfGiven(environment, "MODELOG_ACTOR", context.actor());
    }

    private static void putIfGiven(
            Map<String, String> environment, String variable, @Nullable String value) {
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private Optional<Context> named() {
        if (context != null) {
            return Optional.of(Contexts.of(shell).named(context));
        }
        if (shell.variable("MODELOG_URL").isPresent()) {
            return Optional.empty();
        }
        var name = shell.variable("MODELOG_CONTEXT");
        return name.isPresent()
                ? name.map(Contexts.of(shell)::named)
                : Contexts.of(shell).current();
    }
}
