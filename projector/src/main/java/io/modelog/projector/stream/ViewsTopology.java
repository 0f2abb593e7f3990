package io.modelog.projector.stream;

import io.modelog.projector.topic.ClosingRecord;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.ViewStore;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/// The log, read by every node, into the views of that node.
final class ViewsTopology {
    static final String LOG = "log";
    static final String FOLD = "fold-into-views";

    private ViewsTopology() {}

    static Topology build(StreamsConfig config, ViewStore store) {
        var deserializer = new ByteArrayDeserializer();
        return new Topology(new TopologyConfig(config))
                .addGlobalStore(
                        new Prepared(store),
                        LOG,
                        deserializer,
                        deserializer,
                        Topics.EVENTS,
                        FOLD,
                        () -> new Fold(store));
    }

    private static final class Fold extends ContextualProcessor<byte[], byte[], Void, Void> {
        private final ViewStore store;

        Fold(ViewStore store) {
            this.store = store;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            var at = context().recordMetadata().orElseThrow();
            if (ClosingRecord.isKey(record.key())) {
                store.pass(at.partition(), at.offset());
            } else {
                store.apply(at.partition(), at.offset(), record.value());
            }
        }
    }

    /// Hands Kafka Streams the one store that this node reads from. It has no changelog: the log is one.
    private record Prepared(ViewStore store) implements StoreBuilder<ViewStore> {
        @Override
        public StoreBuilder<ViewStore> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<ViewStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<ViewStore> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<ViewStore> withLoggingDisabled() {
            return this;
        }

        @Override
        public ViewStore build() {
            return store;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }

        @Override
        public String name() {
            return store.name();
        }
    }
}
