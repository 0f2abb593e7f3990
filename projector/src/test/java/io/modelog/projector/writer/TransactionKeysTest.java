package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.codec.SealedText;
import io.modelog.events.codec.Sealer;
import io.modelog.events.erasure.ErasureEvent.SubjectErased;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.KeyId;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Command;
import io.modelog.events.log.Event;
import io.modelog.projector.subject.Keyring;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TransactionKeysTest {
    private static final Actor BOB = new Actor("bob");
    private static final Actor ADA = new Actor("ada");

    private final Keyring keyring = new Keyring();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void nothing_is_sealed_where_names_are_plain_and_nothing_is_marked() {
        var keys = new TransactionKeys(keyring, false);

        assertThat(keys.sealer(request(false))).isSameAs(Sealer.NONE);
        keys.send(producer);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void a_subject_gets_one_key_with_the_first_event_that_names_it() {
        var keys = new TransactionKeys(keyring, true);
        var first = keys.sealer(request(false)).name(BOB).orElseThrow();
        var second = keys.sealer(request(false)).name(BOB).orElseThrow();
        keys.send(producer);

        assertThat(second).isEqualTo(first);
        assertThat(writtenKeys()).containsExactly(first.key().toString());
    }

    @Test
    void a_key_counts_when_its_transaction_is_committed() {
        var keys = new TransactionKeys(keyring, true);
        var name = keys.sealer(request(false)).name(BOB).orElseThrow();
        keys.send(producer);
        assertThat(keyring.of(BOB)).isEmpty();

        keys.committed();

        assertThat(keyring.open(name)).isEqualTo("bob");
        var later = new TransactionKeys(keyring, true);
        assertThat(later.sealer(request(false)).name(BOB)).contains(name);
        producer.clear();
        later.send(producer);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void marked_words_go_under_the_key_of_the_actor_and_each_name_under_its_own() {
        var sealer = new TransactionKeys(keyring, true).sealer(request(true));

        assertThat(sealer.words("mine").map(SealedText::key))
                .isEqualTo(sealer.name(BOB).map(SealedText::key));
        assertThat(sealer.name(ADA).map(SealedText::key))
                .isNotEqualTo(sealer.name(BOB).map(SealedText::key));
    }

    @Test
    void marked_words_are_sealed_where_names_are_plain() {
        var sealer = new TransactionKeys(keyring, false).sealer(request(true));

        assertThat(sealer.words("mine")).isPresent();
        assertThat(sealer.name(BOB)).isEmpty();
    }

    @Test
    void an_erasure_overwrites_all_keys_of_the_subject() {
        var keys = new TransactionKeys(keyring, true);
        keys.appended(
                new Event.OfErasure(
                        new ErasureId(new UUID(0, 1)),
                        new SubjectErased(List.of(new KeyId(2), new KeyId(1)))));
        keys.send(producer);

        assertThat(writtenKeys()).containsExactly("0000000000000001", "0000000000000002");
        assertThat(producer.history())
                .extracting(record -> new String(record.value(), UTF_8))
                .containsOnly("{\"erasedAs\":\"0000000000000001\"}");
    }

    private List<String> writtenKeys() {
        return producer.history().stream().map(record -> new String(record.key(), UTF_8)).toList();
    }

    private static CommandRequest request(boolean personal) {
        return new CommandRequest(
                new Command.OnModel(new ModelName("iris"), TestNode.register()),
                new CommandId("c"),
                true,
                new CorrelationId("c"),
                BOB,
                "because",
                OptionalLong.empty(),
                personal);
    }
}
