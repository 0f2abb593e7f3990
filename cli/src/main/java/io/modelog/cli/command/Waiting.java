package io.modelog.cli.command;

import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Shell;
import io.modelog.sdk.ModelogException;
import io.modelog.sdk.Replay;
import java.time.Duration;
import java.util.function.Supplier;

/// Waits for a replay of a node to end, and shows a person how far it is. Ctrl-C ends the replay, too.
record Waiting(Shell shell, Supplier<Replay> look, Runnable abort) {
    private static final Duration LOOK_EACH = Duration.ofMillis(200);
    private static final int BAR = 30;
    private static final String START_OF_LINE = "\r\033[K";

    Replay end(Replay begun) {
        var hook = Thread.ofPlatform().unstarted(this::abortQuietly);
        Runtime.getRuntime().addShutdownHook(hook);
        var replay = begun;
        try {
            while (!replay.isEnded()) {
                draw(line(replay));
                Thread.sleep(LOOK_EACH);
                replay = look.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted while waiting", "The node goes on with it.");
        } finally {
            draw("");
            forget(hook);
        }
        return replay;
    }

    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending: the hook runs
        }
    }

    private void abortQuietly() {
        try {
            abort.run();
        } catch (ModelogException _) {
            // the process is ending, and there is nobody to tell
        }
    }

    private void draw(String line) {
        if (shell.person().isPresent()) {
            shell.err().print(START_OF_LINE + line);
            shell.err().flush();
        }
    }

    /// `rebuild  [########----------------------]  27 %  104,000 events/s  7 s left`.
    private static String line(Replay replay) {
        var full = (int) (replay.done() * BAR);
        var left = replay.secondsLeft();
        return "%s  [%s%s]  %.0f %%  %,d events/s  %s"
                .formatted(
                        replay.kind(),
                        "#".repeat(full),
                        "-".repeat(BAR - full),
                        100 * replay.done(),
                        replay.eventsPerSecond(),
                        left == null ? replay.phase() : left + " s left");
    }
}
