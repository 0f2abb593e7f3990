package io.modelog.sdk.store;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonValueFormat;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAmount;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON Schema (2020-12) of what a mapper writes: Jackson itself tells names, formats and order.
final class JsonSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private JsonSchemas() {}

    /// The schema of one type's values.
    static ObjectNode of(ObjectMapper mapper, Class<?> type) {
        return titled(type.getSimpleName()).setAll(bare(mapper, type));
    }

    /// The schema of a list whose items have this one.
    static ObjectNode array(String title, ObjectNode items) {
        return titled(title).put("type", "array").<ObjectNode>set("items", items);
    }

    /// Without dialect and title, as it stands inside another schema.
    static ObjectNode bare(ObjectMapper mapper, Class<?> type) {
        var node = JsonNodeFactory.instance.objectNode();
        try {
            mapper.acceptJsonFormatVisitor(type, new Visitor(node, new HashSet<>()));
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(
                    "%s has no JSON form: %s".formatted(type.getName(), e.getOriginalMessage()), e);
        }
        return node;
    }

    private static ObjectNode titled(String title) {
        return JsonNodeFactory.instance.objectNode().put("$schema", DIALECT).put("title", title);
    }

    /// Fills `node`. A type inside itself is any object: `open` holds the types around the node.
    private static final class Visitor extends JsonFormatVisitorWrapper.Base {
        private final ObjectNode node;
        private final Set<JavaType> open;

        Visitor(ObjectNode node, Set<JavaType> open) {
            this.node = node;
            this.open = open;
        }

        @Override
        public @Nullable JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
            if (type.isJavaLangObject()) {
                return null;
            }
            node.put("type", "object");
            if (open.contains(type)) {
                return null;
            }
            var around = new HashSet<>(open);
            around.add(type);
            return new Properties(getProvider(), node, around);
        }

        @Override
        public @Nullable JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
            node.put("type", "array");
            return new JsonArrayFormatVisitor.Base(getProvider()) {
                @Override
                public void itemsFormat(JsonFormatVisitable handler, JavaType element)
                        throws JsonMappingException {
                    handler.acceptJsonFormatVisitor(nested(node.putObject("items")), element);
                }

                @Override
                public void itemsFormat(JsonFormatTypes format) {
                    node.putObject("items").put("type", format.value());
                }
            };
        }

        @Override
        public @Nullable JsonMapFormatVisitor expectMapFormat(JavaType type) {
            node.put("type", "object");
            return new JsonMapFormatVisitor.Base(getProvider()) {
                @Override
                public void valueFormat(JsonFormatVisitable handler, JavaType value)
                        throws JsonMappingException {
                    handler.acceptJsonFormatVisitor(
                            nested(node.putObject("additionalProperties")), value);
                }
            };
        }

        @Override
        public JsonStringFormatVisitor expectStringFormat(JavaType type) {
            node.put("type", "string");
            return new JsonStringFormatVisitor.Base() {
                @Override
                public void format(JsonValueFormat format) {
                    if (format != JsonValueFormat.DATE_TIME || isPointInTime(type)) {
                        node.put("format", format.toString());
                    } else if (type.isTypeOrSubTypeOf(TemporalAmount.class)) {
                        node.put("format", "duration");
                    }
                }

                @Override
                public void enumTypes(Set<String> values) {
                    values.forEach(node.putArray("enum")::add);
                }
            };
        }

        @Override
        public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
            node.put("type", "number");
            return new JsonNumberFormatVisitor.Base();
        }

        @Override
        public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
            node.put("type", "integer");
            return new JsonIntegerFormatVisitor.Base();
        }

        @Override
        public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
            node.put("type", "boolean");
            return new JsonBooleanFormatVisitor.Base();
        }

        @Override
        public JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
            return new JsonAnyFormatVisitor.Base();
        }

        /// Jackson says date-time of a duration, too, and of a time without an offset, which RFC 3339 does not know.
        private static boolean isPointInTime(JavaType type) {
            return type.hasRawClass(Instant.class) || type.hasRawClass(OffsetDateTime.class);
        }

        private Visitor nested(ObjectNode inner) {
            var visitor = new Visitor(inner, open);
            visitor.setProvider(getProvider());
            return visitor;
        }
    }

    private static final class Properties extends JsonObjectFormatVisitor.Base {
        private final ObjectNode properties;
        private final ObjectNode object;
        private final Set<JavaType> open;

        Properties(SerializerProvider provider, ObjectNode object, Set<JavaType> open) {
            super(provider);
            this.object = object;
            this.properties = object.putObject("properties");
            this.open = open;
        }

        @Override
        public void property(BeanProperty property) throws JsonMappingException {
            object.withArray("required").add(property.getName());
            describe(property);
        }

        @Override
        public void optionalProperty(BeanProperty property) throws JsonMappingException {
            if (property.getType().isPrimitive()) {
                property(property);
            } else {
                describe(property);
            }
        }

        private void describe(BeanProperty property) throws JsonMappingException {
            var visitor = new Visitor(properties.putObject(property.getName()), open);
            visitor.setProvider(getProvider());
            getProvider()
                    .findPrimaryPropertySerializer(property.getType(), property)
                    .acceptJsonFormatVisitor(visitor, property.getType());
        }
    }
}
