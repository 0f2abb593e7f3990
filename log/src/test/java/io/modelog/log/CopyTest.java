package io.modelog.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogReader;
import io.modelog.audit.shell.OpenLog;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.events.codec.EventCodec;
import io.modelog.events.codec.SchemaIds;
import io.modelog.log.copy.Import;
import io.modelog.log.event.LogSchemas;
import io.modelog.log.file.FileRefused;
import io.modelog.projector.view.FreshFold;
import io.modelog.projector.view.LogRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log of a node that worked, out of its cluster and into others.
class CopyTest {
    @TempDir private static Path files = Path.of("");
    @TempDir private Path target = Path.of("");

    private static Path source = Path.of("");
    private static SourceNode node;
    private static Path publicKey = Path.of("");
    private static String proof = "";

    @BeforeAll
    static void a_log_is_signed_and_exported() throws Exception {
        source = Files.createDirectory(files.resolve("source"));
        publicKey = files.resolve("audit.key.pub");
        var key = files.resolve("audit.key").toString();
        assertThat(Commands.audit("key", "generate", key, "--name", "test.org/log").code())
                .isZero();
        node = SourceNode.start(source);
        node.work();
        assertThat(Commands.audit(source, "checkpoint", "--key", key).code()).isZero();
        proof = Commands.audit(source, "prove", "churn", "1", "--event", "4").out();
        node.promote("churn", 1);
        assertThat(Commands.audit(source, "checkpoint", "--key", key).code()).isZero();
        node.promote("churn", 2); // in no checkpoint
        for (var name : List.of("log.avro", "log.jsonl")) {
            var ran = Commands.log(source, "export", files.resolve(name).toString());
            assertThat(ran.err()).contains(" events and 2 checkpoints exported in ");
            assertThat(ran.code()).isZero();
        }
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /// The records of a log, and the digests of the views that a fold of it gives.
    private record Content(List<String> records, SortedMap<String, String> views) {}

    private static Content content(Path data) throws InterruptedException {
        try (var opened = OpenLog.in(data, KafkaLog.EVENTS, KafkaLog.CHECKPOINTS)) {
            var schemas = LogSchemas.of(opened.log(), null);
            var fold = new FreshFold(new EventCodec(new Ids(schemas)));
            var records = new ArrayList<String>();
            var reader = new LogReader(opened.log(), new LongAdder());
            for (var part : opened.log().extent().entrySet()) {
                reader.readRecords(
                        Map.of(part.getKey(), part.getValue()),
                        each -> {
                            fold.apply(
                                    new LogRecord(each.partition(), each.offset(), each.value()));
                            records.add(
                                    "%d:%d %d %s %s %s"
                                            .formatted(
                                                    each.partition(),
                                                    each.offset(),
                                                    each.timestamp(),
                                                    new String(each.key(), StandardCharsets.UTF_8),
                                                    each.headers(),
                                                    HexFormat.of().formatHex(each.value())));
                        });
            }
            return new Content(records, fold.digests());
        }
    }

    private record Ids(LogSchemas schemas) implements SchemaIds {
        @Override
        public int current() {
            throw new IllegalStateException("nothing is written");
        }

        @Override
        public Schema schema(int id) {
            return schemas.schema(id);
        }
    }

    private Commands importInto(Path data, String file) {
        return Commands.log(data, "import", files.resolve(file).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.avro", "log.jsonl"})
    void an_imported_log_has_the_same_records_positions_views_and_proofs(String file)
            throws Exception {
        try (var other = SourceNode.start(target)) {
            var ran = importInto(target, file);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).contains(" events and 2 checkpoints imported in ");
            assertThat(content(target)).isEqualTo(content(source));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> other.status("/models/churn/versions/2") == 200);
            other.promote("churn", 1); // on top of what was imported
            var verified =
                    Commands.audit(target, "verify", "--public-key", publicKey.toString()).out();
            assertThat(verified).contains("\n2 checkpoints; ").endsWith("\nNo fault.\n");
            var kept = Files.writeString(files.resolve("proof.json"), proof);
            assertThat(
                            Commands.audit(
                                            "check",
                                            kept.toString(),
                                            "--public-key",
                                            publicKey.toString())
                                    .code())
                    .isZero();
            assertThat(Commands.audit(target, "prove", "churn", "1", "--event", "4").out())
                    .contains(
                            proof.lines()
                                    .filter(l -> l.contains("\"record\""))
                                    .findFirst()
                                    .orElseThrow());
            assertThat(importInto(target, file).err())
                    .contains("modelog.events holds events (", "An import wants an empty cluster");
        }
    }

    @Test
    void an_export_is_the_same_each_time_and_never_replaces_a_file_unasked() throws Exception {
        var again = files.resolve("again.avro");
        assertThat(Commands.log(source, "export", again.toString()).code()).isZero();
        assertThat(Files.mismatch(again, files.resolve("log.avro"))).isEqualTo(-1);
        assertThat(Commands.log(source, "export", again.toString()))
                .isEqualTo(
                        new Commands(
                                1,
                                "",
                                "modelog log: %s is there already; --force replaces it\n"
                                        .formatted(again)));
        assertThat(Commands.log(source, "export", again.toString(), "--force").code()).isZero();
        try (var left = Files.list(files)) {
            assertThat(left.filter(f -> f.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void any_avro_tool_reads_an_export() throws IOException {
        try (var reader =
                new DataFileReader<GenericRecord>(
                        files.resolve("log.avro").toFile(), new GenericDatumReader<>())) {
            assertThat(reader.getMetaString("avro.codec")).isEqualTo("zstandard");
            var streams = new ArrayList<String>();
            for (var entry : reader) {
                if (entry.get("content") instanceof GenericRecord content
                        && content.getSchema().getName().equals("EventEnvelope")) {
                    streams.add(String.valueOf(content.get("stream")));
                }
            }
            assertThat(streams).contains("model/churn", "artifact/weights", "tag/legacy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.avro", "log.jsonl"})
    void wherever_a_byte_is_changed_the_file_is_refused(String file) throws Exception {
        var whole = Files.readAllBytes(files.resolve(file));
        var edited = files.resolve("edited");
        for (var at = 0; at < whole.length; at += 1 + whole.length / 60) {
            var bytes = whole.clone();
            bytes[at] ^= 4;
            Files.write(edited, bytes);
            assertThat(refusal(edited)).as("byte %d", at).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.avro", "log.jsonl"})
    void a_torn_file_is_refused(String file) throws Exception {
        var whole = Files.readAllBytes(files.resolve(file));
        var torn = files.resolve("torn");
        for (var length = 0; length < whole.length; length += 1 + whole.length / 60) {
            Files.write(torn, Arrays.copyOf(whole, length));
            assertThat(refusal(torn)).as("%d bytes", length).isNotEmpty();
        }
        Files.write(torn, Arrays.copyOf(whole, whole.length - 1));
        assertThat(refusal(torn)).contains("is torn: it ends after the event of ");
        Files.write(torn, Arrays.copyOf(whole, 100));
        assertThat(refusal(torn)).contains("is torn: it ");
    }

    @Test
    void what_was_edited_is_named() throws Exception {
        var lines = new ArrayList<>(Files.readAllLines(files.resolve("log.jsonl")));
        var edited = files.resolve("edited.jsonl");
        var actor = lines.get(5);
        lines.set(5, actor.replace("\"offset\":", "\"offset\":1"));
        Files.write(edited, lines);
        assertThat(refusal(edited)).matches("(?s).*(was edited|was reordered).*");
        lines.set(5, lines.get(6));
        lines.set(6, actor);
        Files.write(edited, lines);
        assertThat(refusal(edited)).contains("the file was reordered");
    }

    /// Why a file is not imported; empty when it would be.
    private static String refusal(Path file) throws IOException {
        var err = new PrintWriter(new StringWriter());
        try (var progress = new ProgressLine(err)) {
            new Import(file, progress).check();
            return "";
        } catch (LogRefused | FileRefused e) {
            return String.valueOf(e.getMessage());
        }
    }
}
