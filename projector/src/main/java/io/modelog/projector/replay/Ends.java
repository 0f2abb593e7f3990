package io.modelog.projector.replay;

import io.modelog.projector.topic.LogEnd;
import io.modelog.projector.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// How far the log goes now, as the offset behind the last committed record of each partition.
final class Ends {
    private Ends() {}

    static long[] now(String bootstrapServers) throws InterruptedException {
        var ends = new long[Topics.EVENTS_PARTITIONS];
        try (var admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            LogEnd.of(admin, _ -> true)
                    .offsets()
                    .forEach((partition, last) -> ends[partition] = last + 1);
        }
        return ends;
    }
}
