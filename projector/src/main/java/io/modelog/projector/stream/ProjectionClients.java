package io.modelog.projector.stream;

import io.modelog.projector.view.ViewStore;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaClientSupplier;

/// The clients of a topology that is nothing but a global store: it reads through one consumer, and writes nothing.
record ProjectionClients(ViewStore store, BooleanSupplier givesUp) implements KafkaClientSupplier {
    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return new FlushingConsumer(config, store, givesUp);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        throw unused("producer");
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        throw unused("consumer");
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        throw unused("restore consumer");
    }

    private static IllegalStateException unused(String client) {
        return new IllegalStateException("a topology of one global store needs no " + client);
    }
}
