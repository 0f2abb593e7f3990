package io.modelog.log.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/// An event on one line for people: when, where, of which stream, what, by whom, with what, and why.
public final class EventLine {
    private static final int VALUE_MAX = 60;

    private EventLine() {}

    public static String of(LoggedEvent event) {
        var line =
                "%s  %-8s %s#%d  %s  %s"
                        .formatted(
                                event.time(),
                                event.position(),
                                event.bytes().stream(),
                                event.bytes().sequence(),
                                event.type(),
                                event.actor());
        var fields =
                EventJson.record(event.payload()).properties().stream()
                        .filter(field -> isTold(field.getValue()))
                        .map(field -> field.getKey() + "=" + shortened(field.getValue()))
                        .collect(Collectors.joining(" "));
        var reason = event.reason();
        return printable(
                line
                        + (fields.isEmpty() ? "" : "  " + fields)
                        + (reason == null ? "" : "  (" + reason + ")"));
    }

    private static boolean isTold(JsonNode value) {
        return !value.isNull() && !(value.isContainerNode() && value.isEmpty());
    }

    private static String shortened(JsonNode value) {
        var told = value instanceof ObjectNode object ? object.deepCopy().removeNulls() : value;
        var text = told.isTextual() ? told.textValue() : told.toString();
        return text.length() <= VALUE_MAX ? text : text.substring(0, VALUE_MAX - 1) + "…";
    }

    /// Text of an event must neither break the line nor steer the terminal.
    private static String printable(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
