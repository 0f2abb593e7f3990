package io.modelog.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.KafkaLog;
import io.modelog.events.model.ModelEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line as it is typed: exit codes, and what is told.
class MainTest {
    private static final TestLog RECORDS = TestLog.ofModels(30);

    @TempDir private static Path keys = Path.of("");
    @TempDir private Path directory = Path.of("");

    private static KafkaLog log = new KafkaLog("", "", "");
    private static Path key = Path.of("");
    private static Path publicKey = Path.of("");

    private record Ran(int code, String out, String err) {}

    @BeforeAll
    static void sign_a_log_twice() throws Exception {
        key = keys.resolve("audit.key");
        publicKey = keys.resolve("audit.key.pub");
        assertThat(run("key", "generate", key.toString(), "--name", "test.org/log").code).isZero();
        log = TestLog.create("main-test");
        TestLog.write(log, RECORDS.entries().subList(0, 50));
        assertThat(onLog("checkpoint", "--key", key.toString()).code).isZero();
        TestLog.write(log, RECORDS.entries().subList(50, 120));
        assertThat(onLog("checkpoint", "--key", key.toString()).code).isZero();
    }

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(code, out.toString(), err.toString());
    }

    private static Ran onLog(String... args) {
        return on(log, args);
    }

    private static Ran on(KafkaLog log, String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of(
                        "--bootstrap-servers",
                        log.bootstrapServers(),
                        "--events-topic",
                        log.events(),
                        "--checkpoints-topic",
                        log.checkpoints()));
        return run(all.toArray(String[]::new));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private Ran check(Path proof, Path withKey) {
        return run("check", proof.toString(), "--public-key", withKey.toString());
    }

    @Test
    void a_log_is_proved() {
        var ran = onLog("verify", "--public-key", publicKey.toString());
        assertThat(ran.code).isZero();
        assertThat(ran.out)
                .contains("120 events of 30 streams in 12 partitions, in ")
                .contains("\n2 checkpoints; 0 events came after the last\n")
                .contains("\nSignatures are to be by test.org/log+")
                .endsWith("\nNo fault.\n");
    }

    @Test
    void without_a_key_it_says_that_signatures_were_not_checked() {
        assertThat(onLog("verify").out)
                .contains("Signatures were not checked: --public-key says whose they should be.");
    }

    @Test
    void findings_are_told_as_json() throws Exception {
        var edited = TestLog.create("main-test.edited");
        var entries = RECORDS.entries();
        var bytes = entries.get(3).value().clone();
        bytes[bytes.length - 1] ^= 1;
        entries.set(3, new TestLog.Entry(entries.get(3).key(), bytes));
        TestLog.write(edited, entries);
        var ran =
                on(
                        new KafkaLog(edited.bootstrapServers(), edited.events(), log.checkpoints()),
                        "verify",
                        "--json");
        assertThat(ran.code).isEqualTo(1);
        assertThat(ran.out)
                .contains(
                        "\"kind\" : \"HASH\"",
                        "\"stream\" : \"model/model_0\"",
                        "\"sequence\" : 4",
                        "\"faultCount\" : 1",
                        "\"signers\" : [ ]");
    }

    @Test
    void a_log_with_faults_is_not_signed() throws Exception {
        var gap = TestLog.create("main-test.gap");
        var entries = RECORDS.entries();
        entries.remove(1);
        TestLog.write(gap, entries);
        var ran = on(gap, "checkpoint", "--key", key.toString());
        assertThat(ran.code).isEqualTo(1);
        assertThat(ran.err)
                .contains("SEQUENCE  model/model_0#3 at ", "a log with faults is not signed");
        assertThat(CheckpointTopic.read(gap)).isEmpty();
    }

    @Test
    void nothing_new_is_not_signed_again() {
        var ran = onLog("checkpoint", "--key", key.toString());
        assertThat(ran.code).isZero();
        assertThat(ran.err).isEqualTo("Nothing is new since 120 events.\n");
    }

    @Test
    void a_log_is_signed_by_one_signer() {
        var other = directory.resolve("other.key");
        run("key", "generate", other.toString(), "--name", "another.org/log");
        var ran = onLog("checkpoint", "--key", other.toString());
        assertThat(ran.code).isEqualTo(1);
        assertThat(ran.err)
                .contains(
                        "the log's checkpoints are by test.org/log, and the key is of another.org/log");
    }

    @Test
    void a_signer_changes_the_key_and_keeps_the_name() throws Exception {
        var rotated = TestLog.create("main-test.rotated");
        var newKey = directory.resolve("new.key").toString();
        run("key", "generate", newKey, "--name", "test.org/log");
        TestLog.write(rotated, RECORDS.entries().subList(0, 60));
        on(rotated, "checkpoint", "--key", key.toString());
        TestLog.write(rotated, RECORDS.entries().subList(60, 120));
        assertThat(on(rotated, "checkpoint", "--key", newKey).err)
                .contains("SIGNATURE checkpoint of 60 events at ");
        var former = publicKey.toString();
        assertThat(on(rotated, "checkpoint", "--key", newKey, "--former-key", former).code)
                .isZero();
        assertThat(on(rotated, "verify", "--public-key", former).code).isEqualTo(1);
        assertThat(
                        on(
                                        rotated,
                                        "verify",
                                        "--public-key",
                                        former,
                                        "--public-key",
                                        newKey + ".pub")
                                .code)
                .isZero();
    }

    @Test
    void an_event_is_proved_and_checked_without_the_log() throws Exception {
        var proof = file("proof.json", onLog("prove", "model_3", "1", "--event", "4").out);
        var ran = check(proof, publicKey);
        assertThat(ran.code).isZero();
        assertThat(ran.out)
                .contains(
                        "Proved by test.org/log: the event is number ",
                        " of the log of 120 events.")
                .contains(
                        """
                        actor     alice
                        reason    because
                        event     VersionStageChanged
                                  number: 1
                                  from: staging
                                  to: production
                                  cause: REQUESTED
                        """)
                .contains("stream    model/model_3\nsequence  4\n");
    }

    @Test
    void an_event_of_any_stream_is_proved_into_a_file() {
        var proof = directory.resolve("proof.json");
        var ran =
                onLog(
                        "prove",
                        "--stream",
                        "model/model_9",
                        "--event",
                        "1",
                        "--out",
                        proof.toString(),
                        "--public-key",
                        publicKey.toString());
        assertThat(ran).isEqualTo(new Ran(0, "", ""));
        assertThat(check(proof, publicKey).code).isZero();
    }

    @Test
    void an_event_that_is_not_there_or_not_of_the_version_is_not_proved() {
        assertThat(onLog("prove", "model_3", "1", "--event", "5"))
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "modelog audit: model/model_3 has no event 5; its last is 4\n"));
        assertThat(onLog("prove", "model_3", "2", "--event", "4").err)
                .isEqualTo(
                        "modelog audit: model/model_3#4 is VersionStageChanged of version 1, not of version 2\n");
        assertThat(onLog("prove", "model_3", "1", "--event", "1").err)
                .isEqualTo(
                        "modelog audit: model/model_3#1 is ModelRegistered of no version, not of version 1\n");
    }

    @Test
    void an_event_after_the_last_checkpoint_is_not_proved_yet() throws Exception {
        var late = TestLog.create("main-test.late");
        var entries = RECORDS.entries();
        entries.add(
                new TestLog.Entry(
                        "model/model_3",
                        RECORDS.next("model_3", new ModelEvent.ModelDeleted(new UUID(1, 2)))));
        TestLog.write(late, entries);
        var signed = new KafkaLog(late.bootstrapServers(), late.events(), log.checkpoints());
        assertThat(on(signed, "prove", "--stream", "model/model_3", "--event", "5").err)
                .isEqualTo(
                        "modelog audit: no checkpoint has model/model_3#5 yet; 'modelog audit checkpoint' makes one\n");
    }

    @Test
    void a_proof_that_was_changed_does_not_prove() throws Exception {
        var proof = onLog("prove", "model_3", "1", "--event", "4").out;
        var index = proof.replaceFirst("\"index\" : \\d+", "\"index\" : 0");
        assertThat(check(file("index.json", index), publicKey).err)
                .contains(
                        "the path from event 0 does not end at the root of the checkpoint of 120 events");
        var size = proof.replaceFirst("log\\\\n120", "log\\\\n121");
        assertThat(check(file("size.json", size), publicKey).err)
                .contains("the signature of test.org/log+", " is not of this text");
        var record = proof.replaceFirst("(\"record\" : \"A.{180})(.)", "$1/");
        var ran = check(file("record.json", record), publicKey);
        assertThat(ran.code).isEqualTo(1);
        assertThat(ran.err).contains("the event has the hash ", ", and its bytes give ");
    }

    @Test
    void a_proof_is_for_the_signer_s_key_alone() throws Exception {
        var proof = file("proof.json", onLog("prove", "model_3", "1", "--event", "4").out);
        var other = directory.resolve("other.key");
        run("key", "generate", other.toString(), "--name", "test.org/log");
        var ran = check(proof, directory.resolve("other.key.pub"));
        assertThat(ran.code).isEqualTo(1);
        assertThat(ran.err).contains("it is signed by test.org/log+", ", not by test.org/log+");
    }

    @Test
    void a_checkpoint_continues_an_older_one_that_was_kept_elsewhere() throws Exception {
        var kept = file("kept.txt", onLog("list", "--size", "50").out);
        var ran = onLog("consistency", kept.toString(), "120");
        assertThat(ran.code).isZero();
        assertThat(check(file("consistency.json", ran.out), publicKey).out)
                .isEqualTo(
                        "Proved by test.org/log: the log of 120 events begins with that of 50 events.\n");
        assertThat(onLog("consistency", "51", "120").err)
                .isEqualTo(
                        "modelog audit: the log has no such checkpoint: 51; 'modelog audit list' shows what it has\n");
        assertThat(onLog("consistency", "120", "50").code).isEqualTo(1);
    }

    @Test
    void checkpoints_are_listed() {
        assertThat(onLog("list").out.lines())
                .hasSize(2)
                .allMatch(line -> line.endsWith("  test.org/log"));
        assertThat(onLog("list", "--size", "7").code).isEqualTo(1);
    }

    @Test
    void a_private_key_is_for_its_owner_and_never_written_over() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        var ran = run("key", "generate", key.toString(), "--name", "test.org/log");
        assertThat(ran.code).isEqualTo(2);
        assertThat(ran.err).contains(publicKey + " is there already");
    }

    @Test
    void what_cannot_be_used_is_named() throws Exception {
        var noKey = file("no.key", "hello");
        assertThat(onLog("verify", "--public-key", noKey.toString()))
                .isEqualTo(
                        new Ran(
                                2,
                                "",
                                "modelog audit: %s: the public key is not <name>+<key id>+<base64>\n"
                                        .formatted(noKey)));
        assertThat(onLog("verify", "--public-key", key.toString()).err)
                .contains("is a private one; the public one is in the file that ends in .pub");
        assertThat(check(directory.resolve("none.json"), publicKey))
                .isEqualTo(
                        new Ran(
                                2,
                                "",
                                "modelog audit: %s: there is no such file\n"
                                        .formatted(directory.resolve("none.json"))));
        assertThat(check(file("bad.json", "{\"format\": \"x\"}"), publicKey).err)
                .contains(
                        "the file is no proof: its format is 'x'; modelog-event-proof/1 or modelog-consistency-proof/1 is wanted");
        assertThat(check(file("bad2.json", "no JSON"), publicKey).code).isEqualTo(2);
        assertThat(
                        check(
                                        file(
                                                "bad3.json",
                                                "{\"format\": \"modelog-event-proof/1\"}"),
                                        publicKey)
                                .code)
                .isEqualTo(2);
        assertThat(run("verify", "--data-dir", directory.toString()).err)
                .isEqualTo(
                        "modelog audit: %s holds no log; --data-dir or --bootstrap-servers says where one is\n"
                                .formatted(directory));
    }

    @Test
    void a_topic_that_is_not_there_cannot_be_audited() {
        var nothing = new KafkaLog(log.bootstrapServers(), "nothing", "nothing.checkpoints");
        var ran = on(nothing, "verify");
        assertThat(ran.code).isEqualTo(2);
        assertThat(ran.err)
                .isEqualTo(
                        "modelog audit: there is no topic nothing at %s\n"
                                .formatted(log.bootstrapServers()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify",
                "checkpoint",
                "list",
                "prove",
                "consistency",
                "check",
                "key generate"
            })
    void every_command_has_help_with_an_example(String command) {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.add("--help");
        var ran = run(words.toArray(String[]::new));
        assertThat(ran.code).isZero();
        assertThat(ran.out)
                .contains("Usage: modelog audit " + command, "  modelog audit " + command);
    }

    @Test
    void no_command_and_a_wrong_option_are_wrong_usage() {
        assertThat(run().code).isEqualTo(2);
        assertThat(run().err).contains("Usage: modelog audit");
        assertThat(run("checkpoint", "--key", "k", "--every", "soon").err)
                .contains("'soon' is not like 30s, 10m or 1h");
        assertThat(onLog("prove", "--event", "1").err)
                .contains("Either <model>, or --stream: whose event is it?");
    }
}
