package io.modelog.cli.option;

import io.modelog.sdk.AsOf;
import io.modelog.sdk.ModelReads;
import io.modelog.sdk.Modelog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The moment that a command is about; now unless one is given.
public final class AsOfMoment {
    @Option(
            names = "--as-of",
            paramLabel = "<moment>",
            converter = Reader.class,
            description =
                    "As it was then: 2026-01-31, 2026-01-31T12:00 (UTC), 3d ago, or a position 3:17.")
    private @Nullable AsOf asOf;

    /// A [Moment], or a position in the log.
    public static final class Reader implements ITypeConverter<AsOf> {
        @Override
        public AsOf convert(String text) {
            return text.matches("\\d+:\\d+(,\\d+:\\d+)*")
                    ? AsOf.position(text)
                    : AsOf.time(new Moment().convert(text));
        }
    }

    public ModelReads of(Modelog node) {
        return asOf == null ? node.reads() : node.asOf(asOf);
    }
}
