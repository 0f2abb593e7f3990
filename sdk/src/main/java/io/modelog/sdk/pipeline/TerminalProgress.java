package io.modelog.sdk.pipeline;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Tells a person what a run does: on a terminal with a line per running step and its time, redrawn as the time passes,
/// else with one line per event. For one run at a time, whose steps may run side by side.
///
/// What steps print themselves stays, above the running steps; only a line without its end can be drawn over. With
/// `TERM=dumb` nothing is redrawn, with `NO_COLOR` nothing has a colour.
///
/// {@snippet file=PipelineSteps.java region=terminal}
public final class TerminalProgress implements Consumer<Progress> {
    private static final int MOST_LINES = 10;
    private static final long TICK_MILLIS = 200;
    private static final String ERASE_BELOW = "\r\u001b[J";
    private static final String CUT_LONG_LINES = "\u001b[?7l";
    private static final String WRAP_LONG_LINES = "\u001b[?7h";

    private final PrintStream out;
    private final Style style;
    private final LongSupplier nanos;
    private final Executor ticker;
    private final Map<String, Long> running = new LinkedHashMap<>();
    private long ticking;

    /// `ticker` runs a loop that ends with the run.
    TerminalProgress(PrintStream out, Style style, LongSupplier nanos, Executor ticker) {
        this.out = out;
        this.style = style;
        this.nanos = nanos;
        this.ticker = ticker;
    }

    /// To the standard output of this process.
    public static TerminalProgress ofProcess() {
        var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        var style = Style.of(terminal.isPresent(), System.getenv());
        return new TerminalProgress(
                System.out, style, System::nanoTime, Thread::startVirtualThread);
    }

    enum Style {
        LINES,
        REDRAWN,
        COLOURED;

        static Style of(boolean terminal, Map<String, String> environment) {
            if (!terminal || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
                return LINES;
            }
            return environment.getOrDefault("NO_COLOR", "").isEmpty() ? COLOURED : REDRAWN;
        }
    }

    @Override
    public synchronized void accept(Progress progress) {
        if (style == Style.LINES) {
            out.println(ProgressText.of(progress));
            return;
        }
        switch (progress) {
            case Progress.RunStarted _ -> startTicking();
            case Progress.StepStarted(var step) -> running.put(step, nanos.getAsLong());
            case Progress.StepCached(var step, _) -> running.remove(step);
            case Progress.StepCompleted(var step, _, _) -> running.remove(step);
            case Progress.StepFailed(var step, _, _) -> running.remove(step);
            case Progress.RunCompleted _, Progress.RunFailed _ -> stopTicking();
            case Progress.VersionPinned _, Progress.Warned _, Progress.StepRetried _ -> {}
        }
        draw(progress instanceof Progress.StepStarted ? "" : coloured(progress) + "\n");
    }

    private void startTicking() {
        var own = ++ticking;
        ticker.execute(() -> tick(own));
    }

    private void stopTicking() {
        ticking++;
        running.clear();
        notifyAll();
    }

    private synchronized void tick(long own) {
        try {
            while (ticking == own) {
                redraw();
                wait(TICK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void redraw() {
        draw("");
    }

    /// The cursor comes to rest on an empty line above the running steps, so that nothing others print is erased.
    private void draw(String finished) {
        var text = new StringBuilder(ERASE_BELOW).append(finished);
        if (!running.isEmpty()) {
            var lines = running.entrySet().stream().limit(MOST_LINES).map(this::line);
            text.append(lines.collect(Collectors.joining("", CUT_LONG_LINES, "")));
            text.append(
                    running.size() > MOST_LINES
                            ? "\n  and %d more".formatted(running.size() - MOST_LINES)
                            : "");
            var height = Math.min(running.size(), MOST_LINES + 1);
            text.append(WRAP_LONG_LINES).append("\u001b[%dA\r".formatted(height));
        }
        out.print(text);
        out.flush();
    }

    private String line(Map.Entry<String, Long> step) {
        var lasts = Duration.ofNanos(nanos.getAsLong() - step.getValue());
        return "\n" + ProgressText.step(step.getKey(), ProgressText.of(lasts));
    }

    private String coloured(Progress progress) {
        var text = ProgressText.of(progress);
        var colour =
                switch (progress) {
                    case Progress.StepFailed _, Progress.RunFailed _ -> 31;
                    case Progress.StepRetried _, Progress.Warned _ -> 33;
                    case Progress.RunCompleted _ -> 32;
                    default -> 0;
                };
        return style == Style.REDRAWN || colour == 0
                ? text
                : "\u001b[%dm%s\u001b[0m".formatted(colour, text);
    }
}
