package io.modelog.events.id;

/// Id of a stream: the key of its records, and so what decides their partition.
public record StreamId(Kind kind, String name) {
    /// What a stream is about.
    public enum Kind {
        MODEL("model"),
        ARTIFACT("artifact"),
        RUN("run"),
        TAG("tag"),
        ERASURE("erasure");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public static StreamId of(ModelName model) {
        return new StreamId(Kind.MODEL, model.value());
    }

    public static StreamId of(ArtifactName artifact) {
        return new StreamId(Kind.ARTIFACT, artifact.value());
    }

    public static StreamId of(RunId run) {
        return new StreamId(Kind.RUN, run.toString());
    }

    public static StreamId of(TagName tag) {
        return new StreamId(Kind.TAG, tag.value());
    }

    public static StreamId of(ErasureId erasure) {
        return new StreamId(Kind.ERASURE, erasure.toString());
    }

    /// Reads what [#toString] prints; ids of runs and erasures in any case.
    public static StreamId parse(String text) {
        for (var kind : Kind.values()) {
            var slash = kind.prefix.length();
            if (text.startsWith(kind.prefix) && text.indexOf('/') == slash) {
                return of(kind, text.substring(slash + 1));
            }
        }
        throw new InvalidValue(
                "stream",
                "'%s' is none of model/…, artifact/…, run/…, tag/…, erasure/…".formatted(text));
    }

    private static StreamId of(Kind kind, String name) {
        try {
            return switch (kind) {
                case MODEL -> of(new ModelName(name));
                case ARTIFACT -> of(new ArtifactName(name));
                case RUN -> of(RunId.parse(name));
                case TAG -> of(new TagName(name));
                case ERASURE -> of(ErasureId.parse(name));
            };
        } catch (InvalidValue e) {
            throw e.in("stream");
        }
    }

    @Override
    public String toString() {
        return kind.prefix + "/" + name;
    }
}
