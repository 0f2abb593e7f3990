package io.modelog.api.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What this node counts and times. Thread-safe.
public final class Metrics implements AutoCloseable {
    private record Request(String method, String route, int status) {}

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Map<Request, Timer> requests = new ConcurrentHashMap<>();
    private final Map<String, Counter> commands = new ConcurrentHashMap<>();
    private final Timer commandLatency =
            Timer.builder("modelog.command")
                    .description("From the command to its outcome in the log")
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofSeconds(10))
                    .register(registry);
    private final Timer viewsLag =
            Timer.builder("modelog.views.lag")
                    .description("From the commit of a command until this node's views show it")
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofSeconds(5))
                    .register(registry);

    private final Counter deadRuns =
            Counter.builder("modelog.runs.dead")
                    .description("Runs closed because they gave no sign of life")
                    .register(registry);

    /// Adds what the JVM tells of itself; takes some 100 ms, so a starting node does it beside other things.
    public void bindJvm() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /// In the text format of Prometheus.
    public String scrape() {
        return registry.scrape();
    }

    void request(String method, String route, int status, long nanos) {
        requests.computeIfAbsent(new Request(method, route, status), this::timer)
                .record(Duration.ofNanos(nanos));
    }

    void command(String outcome, long nanos) {
        commands.computeIfAbsent(outcome, this::counter).increment();
        commandLatency.record(Duration.ofNanos(nanos));
    }

    /// A command that the views knew already, so that no writer was asked.
    void replayed() {
        commands.computeIfAbsent("replayed", this::counter).increment();
    }

    public void deadRun() {
        deadRuns.increment();
    }

    /// What is measured whenever somebody asks.
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /// A reader of the stream of events whom this node let go.
    public void readerLost(String why) {
        Counter.builder("modelog.events.readers.lost")
                .description("Readers of the stream of events that were let go, or had left")
                .tag("why", why)
                .register(registry)
                .increment();
    }

    void viewsLag(long nanos) {
        viewsLag.record(Duration.ofNanos(nanos));
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }

    private Timer timer(Request request) {
        return Timer.builder("modelog.http.requests")
                .description("Requests by route and status")
                .tags(
                        Tags.of(
                                Tag.of("method", request.method),
                                Tag.of("route", request.route),
                                Tag.of("status", Integer.toString(request.status))))
                .register(registry);
    }

    private Counter counter(String outcome) {
        return Counter.builder("modelog.commands")
                .description("Commands by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }
}
