package io.modelog.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Many models, one of which has many versions: each named, tagged, with metadata, and every tenth promoted to production,
/// so that a tenth is archived. All made over HTTP, as users make it.
record Catalogue(URI node, int models, int versions) {
    static final String BIG = "big";

    private static final int CALLERS = 64;

    /// Returns when all is there.
    void build(PrintStream out) throws Exception {
        var start = System.nanoTime();
        all(models - 1, number -> Requests.registerModel(model(number)));
        try (var http = new RawHttp(node)) {
            http.expect(Requests.registerModel(BIG));
        }
        all(versions, number -> Requests.createVersion(BIG, fields(number)));
        var took = Duration.ofNanos(System.nanoTime() - start);
        out.printf(
                "%,d models and %,d versions in one of them, made in %,d s%n",
                models, versions, took.toSeconds());
    }

    private void all(int count, IntFunction<RawHttp.Request> request) throws Exception {
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> make(next, count, request)));
            }
            for (var caller : callers) {
                caller.get();
            }
        }
    }

    private int make(AtomicInteger next, int count, IntFunction<RawHttp.Request> request)
            throws IOException {
        var made = 0;
        try (var http = new RawHttp(node)) {
            for (var i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                http.expect(request.apply(i).with("Prefer", "return=minimal"));
                made++;
            }
        }
        return made;
    }

    static String model(int number) {
        return "model-%05d".formatted(number);
    }

    static String version(int number) {
        return "release-%06d".formatted(number);
    }

    /// Of a version, as JSON.
    static String fields(int number) {
        return """
        {"name":"%s","description":"trained on iris","tags":["nightly"],\
        "metadata":{"accuracy":%.4f,"dataset":"iris","rows":%d}%s}\
        """
                .formatted(
                        version(number),
                        number % 10_000 / 10_000.0,
                        number,
                        number % 10 == 0 ? ",\"stage\":\"production\",\"force\":true" : "");
    }

    /// Where the second half of the versions begins, by number.
    String middle() throws IOException {
        try (var http = new RawHttp(node)) {
            var page = http.expect(Requests.versions(BIG, "limit", "1000")).json();
            for (var read = 1000; read < versions / 2; read += 1000) {
                var cursor = page.get("next").textValue();
                page =
                        http.expect(Requests.versions(BIG, "limit", "1000", "cursor", cursor))
                                .json();
            }
            return page.get("next").textValue();
        }
    }
}
