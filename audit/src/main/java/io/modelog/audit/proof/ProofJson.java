package io.modelog.audit.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.modelog.audit.log.EventRecord;
import io.modelog.audit.note.SignedNote;
import io.modelog.events.log.Hash;
import java.util.Base64;
import java.util.List;

/// A proof as JSON: `docs/reference/audit.md`.
public final class ProofJson {
    static final String EVENT = "modelog-event-proof/1";
    static final String CONSISTENCY = "modelog-consistency-proof/1";

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private ProofJson() {}

    private record OfEvent(
            String format, String record, long index, List<String> path, String checkpoint) {}

    private record OfConsistency(String format, String older, String newer, List<String> path) {}

    public static String write(Proof proof) {
        try {
            return JSON.writeValueAsString(
                    switch (proof) {
                        case Proof.OfEvent(var event, var index, var path, var note) ->
                                new OfEvent(
                                        EVENT,
                                        Base64.getEncoder().encodeToString(event.bytes()),
                                        index,
                                        base64(path),
                                        note.toString());
                        case Proof.OfConsistency(var older, var newer, var path) ->
                                new OfConsistency(
                                        CONSISTENCY,
                                        older.toString(),
                                        newer.toString(),
                                        base64(path));
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }

    /// Throws [ProofRefused] or [NoteRefused] when it is not what [#write] writes.
    public static Proof read(String json) {
        try {
            var format = JSON.readTree(json).path("format").asText();
            return switch (format) {
                case EVENT -> read(JSON.readValue(json, OfEvent.class));
                case CONSISTENCY -> read(JSON.readValue(json, OfConsistency.class));
                default ->
                        throw new ProofRefused(
                                "the file is no proof: its format is '%s'; %s or %s is wanted"
                                        .formatted(format, EVENT, CONSISTENCY));
            };
        } catch (JsonProcessingException e) {
            throw new ProofRefused("the file is no proof: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new ProofRefused("the file is no proof: " + e.getMessage());
        }
    }

    private static Proof read(OfEvent json) {
        var event = EventRecord.read(Base64.getDecoder().decode(json.record));
        if (event == null) {
            throw new ProofRefused("the file is no proof: its record is no event");
        }
        return new Proof.OfEvent(
                event, json.index, hashes(json.path), SignedNote.parse(json.checkpoint));
    }

    private static Proof read(OfConsistency json) {
        return new Proof.OfConsistency(
                SignedNote.parse(json.older), SignedNote.parse(json.newer), hashes(json.path));
    }

    private static List<String> base64(List<Hash> path) {
        return path.stream().map(hash -> Base64.getEncoder().encodeToString(hash.bytes())).toList();
    }

    private static List<Hash> hashes(List<String> path) {
        return path.stream().map(step -> Hash.of(Base64.getDecoder().decode(step))).toList();
    }
}
