package io.modelog.api.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.CacheKey;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.KeyId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.TagName;
import io.modelog.events.id.VersionName;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.Stages;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunReport;
import io.modelog.events.run.StepArtifact;
import io.modelog.events.tag.TagChange;
import io.modelog.projector.view.ArtifactVersionView;
import io.modelog.projector.view.ArtifactView;
import io.modelog.projector.view.MetadataJson;
import io.modelog.projector.view.ModelView;
import io.modelog.projector.view.RequestView;
import io.modelog.projector.view.RunView;
import io.modelog.projector.view.VersionView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as the REST reference has it. Thread-safe.
public final class Json {
    /// How deep a body may nest. What is written nests deeper by a few levels, for which Jackson has a limit too.
    static final int DEPTH_MAX = 100;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(factory())
                    .addModule(new JavaTimeModule())
                    .addModule(names())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .addMixIn(ModelView.class, WithoutSequence.class)
                    .addMixIn(VersionView.class, WithoutSequence.class)
                    .addMixIn(ArtifactView.class, WithoutSequence.class)
                    .addMixIn(ArtifactVersionView.class, WithoutSequence.class)
                    .addMixIn(RunView.class, WithoutSequence.class)
                    .addMixIn(RequestView.class, WithoutSequence.class)
                    .addMixIn(StepArtifact.class, FlatArtifact.class)
                    .addMixIn(ModelEvent.RunAttached.class, RunById.class)
                    .addMixIn(ModelEvent.RunDetached.class, RunById.class)
                    .addMixIn(Producer.class, RunById.class)
                    .addMixIn(ModelEvent.TagsChanged.class, FlatEffect.class)
                    .addMixIn(ArtifactEvent.ArtifactTagsChanged.class, FlatEffect.class)
                    .addMixIn(TagChange.Effect.class, WithoutNone.class)
                    .addMixIn(ModelEvent.VersionReleased.class, RunById.class)
                    .addMixIn(RunEvent.RunStarted.class, WithExtra.class)
                    .addMixIn(RunEvent.StepStarted.class, WithParameters.class)
                    .addMixIn(RunEvent.RunReported.class, FlatReport.class)
                    .addMixIn(RunReport.class, WithDocument.class)
                    .addMixIn(ArtifactEvent.ArtifactVersionCreated.class, WithSchema.class)
                    .addMixIn(Stages.class, ListOfStages.class)
                    .addMixIn(Stages.Definition.class, StageByName.class)
                    .addMixIn(Metadata.class, MapOfValues.class)
                    .build();

    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectReader READER = MAPPER.reader();

    /// The sequence of a row is the business of the views and of the `ETag`.
    @JsonIgnoreProperties("sequence")
    interface WithoutSequence {}

    interface FlatArtifact {
        @JsonUnwrapped
        ArtifactVersionId artifact();
    }

    interface RunById {
        @JsonProperty("runId")
        RunId run();
    }

    interface FlatEffect {
        @JsonUnwrapped
        TagChange.Effect effect();
    }

    @JsonIgnoreProperties("none")
    interface WithoutNone {}

    interface WithExtra {
        @JsonRawValue
        String extra();
    }

    interface WithParameters {
        @JsonRawValue
        String parameters();
    }

    interface FlatReport {
        @JsonUnwrapped
        RunReport report();
    }

    @JsonIgnoreProperties("end")
    interface WithDocument {
        @JsonRawValue
        String document();
    }

    interface WithSchema {
        @JsonRawValue
        @Nullable String schema();
    }

    interface ListOfStages {
        @JsonValue
        List<Stages.Definition> all();
    }

    interface StageByName {
        @JsonProperty("name")
        Stage stage();
    }

    interface MapOfValues {
        @JsonValue
        Map<String, MetadataValue> entries();
    }

    private Json() {}

    static byte[] bytes(Object value) {
        try {
            return WRITER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    public static String text(JsonNode node) {
        return node.toString();
    }

    /// Reads exactly one value; a repeated key or anything behind it is an error.
    public static JsonNode read(byte[] bytes) throws IOException {
        return READER.readTree(bytes);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                .build();
    }

    private static final class ValueAsJson extends JsonSerializer<MetadataValue> {
        @Override
        public void serialize(MetadataValue value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            provider.defaultSerializeValue(MetadataJson.of(value), out);
        }
    }

    private static SimpleModule names() {
        var module = new SimpleModule();
        List.of(
                        ModelName.class,
                        VersionName.class,
                        ArtifactName.class,
                        PipelineName.class,
                        StepName.class,
                        RunId.class,
                        TagName.class,
                        CacheKey.class,
                        Actor.class,
                        KeyId.class,
                        ErasureId.class,
                        Stage.class,
                        MetadataRule.class)
                .forEach(type -> module.addSerializer(type, ToStringSerializer.instance));
        module.addSerializer(MetadataValue.class, new ValueAsJson());
        return module;
    }
}
