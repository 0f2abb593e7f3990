package io.modelog.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.Text;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.model.Change;
import io.modelog.events.tag.TagChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object strictly: no unknown field, no conversion between types. Everything wrong is an
/// `invalid-field` problem that names the field as the client wrote it, such as `inputs[0].version`.
public final class Fields {
    private final ObjectNode object;
    private final String prefix;

    private Fields(ObjectNode object, String prefix, Set<String> known) {
        this.object = object;
        this.prefix = prefix;
        refuseOthersThan(known);
    }

    /// The request's body.
    public static Fields of(Context ctx, String... known) throws IOException {
        return new Fields(Body.object(ctx), "", Set.of(known));
    }

    /// The request's body; none has no fields.
    public static Fields ofOptional(Context ctx, String... known) throws IOException {
        return new Fields(Body.optionalObject(ctx), "", Set.of(known));
    }

    public <T> T required(String name, Function<String, T> type) {
        var value = optional(name, type);
        if (value == null) {
            throw invalid(name, "is missing");
        }
        return value;
    }

    /// Null when the field is absent or null.
    public <T> @Nullable T optional(String name, Function<String, T> type) {
        var text = text(name);
        return text == null ? null : converted(name, text, type);
    }

    /// Whether the field is there and not null.
    public boolean has(String name) {
        return node(name) != null;
    }

    /// A text, or a number as text.
    public <T> T selector(String name, Function<String, T> type) {
        var node = node(name);
        return node != null && node.isIntegralNumber()
                ? converted(name, node.asText(), type)
                : required(name, type);
    }

    public @Nullable String text(String name) {
        var node = node(name);
        return node == null ? null : text(name, node);
    }

    public boolean flag(String name, boolean otherwise) {
        var node = node(name);
        return node == null ? otherwise : flag(name, node);
    }

    public boolean requiredFlag(String name) {
        var node = node(name);
        if (node == null) {
            throw invalid(name, "is missing");
        }
        return flag(name, node);
    }

    public OptionalLong number(String name) {
        var node = node(name);
        if (node == null) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrongType(name, node, "a whole number");
        }
        return OptionalLong.of(node.longValue());
    }

    public long requiredNumber(String name) {
        return number(name).orElseThrow(() -> invalid(name, "is missing"));
    }

    /// Empty when the field is absent or null.
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var element : elements(name)) {
            texts.add(text("%s[%d]".formatted(name, texts.size()), element));
        }
        return texts;
    }

    /// Empty when the field is absent or null.
    public <T> List<T> objects(String name, Set<String> known, Function<Fields, T> type) {
        var objects = new ArrayList<T>();
        for (var element : elements(name)) {
            objects.add(nested("%s[%d]".formatted(name, objects.size()), element, known, type));
        }
        return objects;
    }

    public <T> @Nullable T object(String name, Set<String> known, Function<Fields, T> type) {
        var node = node(name);
        return node == null ? null : nested(name, node, known, type);
    }

    /// Texts, or numbers as texts.
    public List<String> selectors(String name) {
        var selectors = new ArrayList<String>();
        for (var element : elements(name)) {
            selectors.add(
                    element.isIntegralNumber()
                            ? element.asText()
                            : text("%s[%d]".formatted(name, selectors.size()), element));
        }
        return selectors;
    }

    public List<String> tags(String name) {
        var tags = texts(name);
        return named(name, () -> Text.tags(tags));
    }

    /// Of `addTags` and `removeTags`.
    public TagChange tagChange() {
        return new TagChange(tags("addTags"), tags("removeTags"));
    }

    /// None when the field is absent or null.
    public Metadata metadata(String name) {
        var object = json(name);
        if (object == null) {
            return Metadata.NONE;
        }
        try {
            return MetadataReader.read(object);
        } catch (InvalidValue e) {
            throw invalid(e.field().equals(name) ? name : name + "." + e.field(), e.problem());
        }
    }

    /// A body that is metadata as a whole.
    public static Metadata metadata(Context ctx) throws IOException {
        return MetadataReader.read(Body.object(ctx));
    }

    public @Nullable ObjectNode json(String name) {
        var node = node(name);
        if (node != null && !(node instanceof ObjectNode)) {
            throw wrongType(name, node, "an object");
        }
        return (ObjectNode) node;
    }

    /// Absent keeps, null clears.
    public Change<@Nullable String> textChange(String name) {
        return object.has(name) ? new Change.To<>(text(name)) : Change.keep();
    }

    /// Absent keeps; null is refused.
    public <T> Change<T> change(String name, Function<String, T> type) {
        return object.has(name) ? new Change.To<>(required(name, type)) : Change.keep();
    }

    /// Absent keeps; null is refused.
    public Change<Boolean> flagChange(String name) {
        return object.has(name) ? new Change.To<>(flag(name, object.get(name))) : Change.keep();
    }

    /// Runs what checks several fields at once and knows their names.
    public <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidValue e) {
            throw new ProblemException(Problem.invalid(e.in(prefix + e.field())));
        }
    }

    private <T> T named(String name, Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidValue e) {
            throw invalid(name, e.problem());
        }
    }

    public ProblemException invalid(String name, String detail) {
        return new ProblemException(Problem.invalid(new InvalidValue(prefix + name, detail)));
    }

    private void refuseOthersThan(Set<String> known) {
        var unknown = new ArrayList<Problem.FieldError>();
        for (var field : object.properties()) {
            if (!known.contains(field.getKey())) {
                unknown.add(new Problem.FieldError(prefix + field.getKey(), "is not known here"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(Problem.invalid(unknown));
        }
    }

    private <T> T nested(String name, JsonNode node, Set<String> known, Function<Fields, T> type) {
        if (node instanceof ObjectNode nested) {
            return type.apply(new Fields(nested, prefix + name + ".", known));
        }
        throw wrongType(name, node, "an object");
    }

    private @Nullable JsonNode node(String name) {
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private Iterable<JsonNode> elements(String name) {
        var node = node(name);
        if (node != null && !node.isArray()) {
            throw wrongType(name, node, "a list");
        }
        return node == null ? List.of() : node;
    }

    private String text(String name, JsonNode node) {
        if (!node.isTextual()) {
            throw wrongType(name, node, "a text");
        }
        var text = node.textValue();
        if (hasLoneSurrogate(text)) {
            throw invalid(name, "contains half of a surrogate pair, which is no character");
        }
        return text;
    }

    private boolean flag(String name, JsonNode node) {
        if (!node.isBoolean()) {
            throw wrongType(name, node, "true or false");
        }
        return node.booleanValue();
    }

    private <T> T converted(String name, String text, Function<String, T> type) {
        return named(name, () -> type.apply(text));
    }

    private ProblemException wrongType(String name, JsonNode found, String wanted) {
        var type = found.getNodeType().name().toLowerCase(Locale.ROOT);
        return invalid(name, "is a JSON %s; %s is wanted".formatted(type, wanted));
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
