package io.modelog.embedded;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The table of a registry's routes, and how its outcomes leave: as Confluent's do, errors included, whatever the server
/// around it does with its own.
final class RegistryRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionalInterface
    private interface Operation {
        Outcome<?> on(RegistryState state, Context request);
    }

    private record Problem(@JsonProperty("error_code") int errorCode, String message) {}

    private final SchemaRegistry registry;

    RegistryRoutes(SchemaRegistry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes, String prefix) {
        String ids = prefix + "/schemas/ids/{id}";
        routes.get(prefix + "/schemas/types", read(RegistryRequests::types));
        routes.get(ids, read(RegistryRequests::schemaWithId));
        routes.get(ids + "/schema", read(RegistryRequests::textWithId));
        routes.get(ids + "/subjects", read(RegistryRequests::subjectsWithId));
        routes.get(ids + "/versions", read(RegistryRequests::versionsWithId));

        String subject = prefix + "/subjects/{subject}";
        routes.get(prefix + "/subjects", read(RegistryRequests::subjects));
        routes.post(subject, read(RegistryRequests::lookUp));
        routes.delete(subject, write(RegistryRequests::deleteSubject));
        routes.get(subject + "/versions", read(RegistryRequests::versions));
        routes.post(subject + "/versions", write(RegistryRequests::register));

        String version = subject + "/versions/{version}";
        routes.get(version, read(RegistryRequests::version));
        routes.get(version + "/schema", read(RegistryRequests::versionText));
        routes.get(version + "/referencedby", read(RegistryRequests::referencedBy));
        routes.delete(version, write(RegistryRequests::deleteVersion));

        String compatibility = prefix + "/compatibility/subjects/{subject}/versions";
        routes.post(compatibility, read(RegistryRequests::checkAgainstAll));
        routes.post(compatibility + "/{version}", read(RegistryRequests::checkAgainstOne));

        routes.get(prefix + "/config", read(RegistryRequests::globalLevel));
        routes.put(prefix + "/config", write(RegistryRequests::setGlobalLevel));
        routes.delete(prefix + "/config", write(RegistryRequests::clearGlobalLevel));
        routes.get(prefix + "/config/{subject}", read(RegistryRequests::level));
        routes.put(prefix + "/config/{subject}", write(RegistryRequests::setLevel));
        routes.delete(prefix + "/config/{subject}", write(RegistryRequests::clearLevel));
        routes.get(prefix + "/mode", read(RegistryRequests::globalMode));
        routes.get(prefix + "/mode/{subject}", read(RegistryRequests::mode));
    }

    private Handler read(Operation query) {
        return request -> render(request, query.on(registry.state(), request));
    }

    private Handler write(Operation command) {
        return request -> {
            try {
                render(request, registry.execute(state -> command.on(state, request)));
            } catch (KafkaException | RegistryUnavailableException e) {
                LOG.atError().setCause(e).log("schema registry cannot write");
                render(request, Outcome.refused(Refusal.unavailable(e.toString())));
            }
        };
    }

    private static void render(Context request, Outcome<?> outcome) {
        switch (outcome) {
            case Outcome.Accepted<?>(Object value, var _) -> send(request, value);
            case Outcome.Refused<?>(Refusal refusal) -> {
                request.status(refusal.status());
                send(request, new Problem(refusal.code(), refusal.message()));
            }
        }
    }

    private static void send(Context request, Object body) {
        try {
            request.contentType(MEDIA_TYPE).result(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
