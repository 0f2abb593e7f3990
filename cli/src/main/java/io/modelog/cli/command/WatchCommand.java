package io.modelog.cli.command;

import io.modelog.cli.option.Count;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.StageName;
import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Event;
import io.modelog.sdk.EventFilter;
import io.modelog.sdk.EventHandler;
import io.modelog.sdk.ModelogException;
import io.modelog.sdk.ProblemException;
import io.modelog.sdk.Stage;
import io.modelog.sdk.SubscribeOptions;
import io.modelog.sdk.Subscription;
import io.modelog.sdk.SubscriptionFailedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Show events as they come, or run a command for each of them.",
            "The command is run by /bin/sh with the event as JSON on its standard input and MODELOG_* variables; when it",
            "fails it is run again after a while, 5 times in all, and then the event is put into the dead letters. Ctrl-C lets",
            "the command that runs end. With --name, the next watch of that name goes on where this one was."
        },
        footer = {
            "",
            "Examples:",
            "  modelog watch --stage production",
            "  modelog watch --stage production --name batch --exec ./batch-inference.sh"
        })
final class WatchCommand implements Runnable {
    private static final Duration LOOK_EACH = Duration.ofMillis(100);

    private final Root root;

    @Option(
            names = "--model",
            paramLabel = "<model>",
            converter = Name.class,
            description = "Only events of this model.")
    private @Nullable String model;

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "<stage>",
            converter = StageName.class,
            description = "Only versions that enter it.")
    private @Nullable Stage stage;

    @Option(
            names = "--type",
            split = ",",
            splitSynopsisLabel = "",
            paramLabel = "<types>",
            description = "Only these types of event: VersionCreated,ModelDeleted.")
    private @Nullable List<String> types;

    @Option(
            names = "--from",
            paramLabel = "<where>",
            defaultValue = "now",
            description = "beginning, now or a position (default: ${DEFAULT-VALUE}).")
    private String from = "now";

    @Option(
            names = "--name",
            paramLabel = "<name>",
            converter = Name.class,
            description = "Go on where the last watch of this name was; --from is for the first.")
    private @Nullable String name;

    @Option(names = "--exec", paramLabel = "<command>", description = "Run this for each event.")
    private @Nullable String exec;

    @Option(
            names = "--parallel",
            paramLabel = "<n>",
            defaultValue = "1",
            description =
                    "Run at most so many at once, 1 to 12; never two for one model (default: ${DEFAULT-VALUE}).")
    private int parallel = 1;

    @Option(
            names = "--count",
            paramLabel = "<n>",
            converter = Count.class,
            description = "End after so many events.")
    private @Nullable Integer count;

    WatchCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        if (parallel < 1 || parallel > SubscribeOptions.PARALLEL_MAX) {
            throw new WrongUsage(
                    "--parallel is %d; 1 to %d can run at once"
                            .formatted(parallel, SubscribeOptions.PARALLEL_MAX));
        }
        var line = new EventLine(root.printer());
        EventHandler handler = exec == null ? line::print : new Execution(exec, root.shell());
        var budget = new Budget(count == null ? Integer.MAX_VALUE : count, handler);
        follow(root.connect().subscribe(filter(), options(), budget), budget);
    }

    private EventFilter filter() {
        return new EventFilter(
                types == null ? List.of() : types,
                model,
                stage == null ? null : stage.text(),
                null,
                null);
    }

    private SubscribeOptions options() {
        return new SubscribeOptions(name, from, parallel, SubscribeOptions.NOW.retries());
    }

    /// Ctrl-C closes the subscription, too.
    private void follow(Subscription subscription, Budget budget) {
        var hook = Thread.ofPlatform().unstarted(() -> closeAtEnd(subscription));
        Runtime.getRuntime().addShutdownHook(hook);
        try (subscription) {
            while (!budget.isSpent() && !subscription.join(LOOK_EACH)) {
                // it goes on
            }
        } catch (SubscriptionFailedException e) {
            throw new Refused(
                    String.valueOf(e.getMessage()),
                    e.getCause() instanceof ProblemException
                            ? "Correct the option that it names."
                            : "With --name an event that fails is put into the dead letters instead.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted while watching", "Start it again.");
        } finally {
            Waiting.forget(hook);
        }
    }

    private void closeAtEnd(Subscription subscription) {
        try {
            subscription.close();
        } catch (ModelogException e) {
            root.shell().err().println("modelog: the position is not saved: " + e.getMessage());
            root.shell().err().flush();
        }
    }

    /// Passes on so many events and no more: others are left for the next watch.
    private static final class Budget implements EventHandler {
        private final EventHandler handler;
        private final AtomicInteger begun;
        private final AtomicInteger done;

        Budget(int events, EventHandler handler) {
            this.handler = handler;
            this.begun = new AtomicInteger(events);
            this.done = new AtomicInteger(events);
        }

        boolean isSpent() {
            return done.get() == 0;
        }

        @Override
        public void handle(Event event) throws Exception {
            if (begun.getAndDecrement() <= 0) {
                throw new InterruptedException("there were enough events");
            }
            var handled = false;
            try {
                handler.handle(event);
                handled = true;
            } finally {
                if (handled) {
                    done.decrementAndGet();
                } else {
                    begun.incrementAndGet();
                }
            }
        }
    }
}
