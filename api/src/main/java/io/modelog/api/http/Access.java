package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.id.Actor;
import io.modelog.events.id.InvalidValue;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets a request in, and knows who sent it. With tokens everything but the probes, the metrics and the OpenAPI document
/// needs one; the registry is also open to the listener that only this machine reaches.
public final class Access {
    private static final Set<String> OPEN =
            Set.of(
                    "/livez",
                    "/readyz",
                    "/metrics",
                    "/openapi.json",
                    "/openapi.yaml",
                    "/asyncapi.yaml",
                    "/docs");
    private static final String OPEN_FILES = "/docs/";
    private static final String ATTRIBUTE = "modelog.actor";
    private static final String SCHEME = "Bearer ";
    private static final Actor ANONYMOUS = new Actor("anonymous");

    private final @Nullable Tokens tokens;
    private final RegistryMount registry;

    /// @param tokens null when every caller is trusted and names itself
    Access(@Nullable Tokens tokens, RegistryMount registry) {
        this.tokens = tokens;
        this.registry = registry;
    }

    /// Throws the problem `unauthenticated`.
    void check(Context ctx) {
        if (tokens == null || isOpen(ctx.path()) || registry.isLocal(ctx)) {
            return;
        }
        var header = ctx.header("Authorization");
        var actor =
                header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? tokens.actor(header.substring(SCHEME.length()).strip())
                        : Optional.<Actor>empty();
        ctx.attribute(ATTRIBUTE, actor.orElseThrow(() -> unauthenticated(ctx)));
    }

    private static boolean isOpen(String path) {
        return OPEN.contains(path) || path.startsWith(OPEN_FILES);
    }

    /// Whoever the token names; without tokens whoever the caller says it is.
    public static Actor actor(Context ctx) {
        @Nullable Actor known = ctx.attribute(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        return CommandHeaders.header(ctx, CommandHeaders.ACTOR, Access::named).orElse(ANONYMOUS);
    }

    private static Actor named(String text) {
        try {
            return new Actor(PercentCoded.decoded(text));
        } catch (InvalidValue e) {
            throw e.in(CommandHeaders.ACTOR);
        }
    }

    private static ProblemException unauthenticated(Context ctx) {
        ctx.header("WWW-Authenticate", "Bearer");
        return new ProblemException(
                Problem.of(
                        ProblemType.UNAUTHENTICATED,
                        ctx.header("Authorization") == null
                                ? "this node wants Authorization: Bearer <token>"
                                : "the token is none that this node knows"));
    }
}
