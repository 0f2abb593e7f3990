package io.modelog.log.command;

import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogReader;
import io.modelog.audit.log.Offsets;
import io.modelog.audit.shell.CommandGroup;
import io.modelog.audit.shell.LogOptions;
import io.modelog.log.event.EventJson;
import io.modelog.log.event.EventLine;
import io.modelog.log.event.EventReader;
import io.modelog.log.event.LoggedEvent;
import io.modelog.log.read.From;
import io.modelog.log.read.LastEvents;
import io.modelog.log.read.TimeOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "tail",
        description = "Shows the last events, or those from a moment on, and follows the log.",
        footer = {
            "",
            "Examples:",
            "  modelog log tail",
            "  modelog log tail -f --stream 'model/*' --type VersionStageChanged,PromotionRefused",
            "  modelog log tail --from 2026-01-31T12:00:00Z --actor alice -o json",
            "",
            "Ctrl-C ends -f."
        })
final class TailCommand implements Callable<Integer> {
    private static final int LAST = 20;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    @Mixin private LogOptions where = new LogOptions();
    @Mixin private SchemaOptions schemas = new SchemaOptions();
    @Mixin private EventFilter filter = new EventFilter();

    @Option(
            names = "--from",
            paramLabel = "<moment>",
            converter = FromConverter.class,
            description = {
                "beginning, now, a time such as 2026-01-31T12:00:00Z,",
                "or a position such as 3:17,5:2: what came after it."
            })
    private @Nullable From from;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "<count>",
            description = "The last so many (default: 20, all with --from).")
    private @Nullable Integer count;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is appended.")
    private boolean follow;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<form>",
            description = "${COMPLETION-CANDIDATES}: one line for each event (default: text).")
    private Form form = Form.TEXT;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var ended = new CountDownLatch(1);
        var hook = Thread.ofPlatform().unstarted(interrupt(Thread.currentThread(), ended));
        Runtime.getRuntime().addShutdownHook(hook);
        try (var opened = where.open();
                var consumer = opened.log().consumer()) {
            tell(opened.log(), consumer);
        } catch (InterruptException | InterruptedException _) {
            // told to end, which is how following ends
        } finally {
            spec.commandLine().getOut().flush();
            ended.countDown();
        }
        return CommandGroup.DONE;
    }

    /// Ctrl-C ends the process when its hooks have run: so this one waits for what is to be closed.
    private static Runnable interrupt(Thread reader, CountDownLatch ended) {
        return () -> {
            reader.interrupt();
            try {
                var _ = ended.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void tell(KafkaLog log, KafkaConsumer<byte[], byte[]> consumer)
            throws InterruptedException {
        var events = new EventReader(schemas.of(log));
        var all = log.extent();
        var extent = from == null ? all : from.within(all, log.events(), consumer);
        if (from != null && count == null) {
            var order = new TimeOrder(consumer, log.events(), extent);
            order.readToEnd(record -> tell(events.read(record)));
            followFrom(order, events);
        } else {
            var reader = new LogReader(log, new LongAdder());
            new LastEvents(reader, events, filter)
                    .read(extent, count == null ? LAST : count)
                    .forEach(this::tell);
            followFrom(new TimeOrder(consumer, log.events(), ends(extent)), events);
        }
    }

    private void followFrom(TimeOrder order, EventReader events) {
        var out = spec.commandLine().getOut();
        out.flush();
        if (follow) {
            order.follow(record -> {
                tell(events.read(record));
                out.flush();
            });
        }
    }

    private static Map<Integer, Offsets> ends(Map<Integer, Offsets> extent) {
        var ends = new HashMap<Integer, Offsets>();
        extent.forEach((p, offsets) -> ends.put(p, new Offsets(offsets.end(), offsets.end())));
        return ends;
    }

    private void tell(LoggedEvent event) {
        if (filter.test(event)) {
            var out = spec.commandLine().getOut();
            out.println(form == Form.JSON ? EventJson.of(event) : EventLine.of(event));
        }
    }
}
