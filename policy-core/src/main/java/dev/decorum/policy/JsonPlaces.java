package dev.decorum.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where each property and each value of a text stands. Jackson reads records from buffers, and the places in its
 * exceptions are then those of the buffer's end; so a text that could not be read is read again for its places alone.
 */
final class JsonPlaces {
    private static final JsonFactory PLAIN = new JsonFactory();

    private final Map<String, JsonLocation> values = new HashMap<>();
    private final Map<String, Map<String, JsonLocation>> properties = new HashMap<>();

    private JsonPlaces() {}

    /**
     * The places of a text.
     *
     * @throws MalformedJsonException when it is no JSON, is more than one value, or holds a property twice
     */
    static JsonPlaces of(String json) throws MalformedJsonException {
        JsonPlaces places = new JsonPlaces();
        try (JsonParser in = PLAIN.createParser(json)) {
            places.readAll(in);
        } catch (JsonProcessingException e) {
            throw syntax(e);
        } catch (IOException e) {
            throw new IllegalStateException("Reading a text from memory failed.", e);
        }
        return places;
    }

    /** The names of the properties of an object, in the order of the text. */
    Set<String> namesIn(String pointer) {
        return properties.getOrDefault(pointer, Map.of()).keySet();
    }

    /** Where a value begins; where the text begins when there is no such value. */
    JsonLocation value(String pointer) {
        JsonLocation found = values.get(pointer);
        return found == null ? values.getOrDefault("", JsonLocation.NA) : found;
    }

    /** Where the name of a property stands. */
    JsonLocation name(String pointer, String name) {
        JsonLocation found = properties.getOrDefault(pointer, Map.of()).get(name);
        return found == null ? value(pointer) : found;
    }

    private void readAll(JsonParser in) throws IOException, MalformedJsonException {
        boolean complete = false;
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            if (complete) {
                throw fault(
                        in.currentTokenLocation(),
                        "",
                        "The text goes on after its end.",
                        "Maybe two values were put into one file.");
            }
            read(in, token);
            complete = in.getParsingContext().inRoot();
        }
        if (!complete) {
            throw fault(in.currentLocation(), "", "There is no JSON here.", "Maybe the file is empty.");
        }
    }

    private void read(JsonParser in, JsonToken token) throws IOException, MalformedJsonException {
        JsonPointer pointer = in.getParsingContext().pathAsPointer();
        if (token == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonLocation earlier = properties
                    .computeIfAbsent(pointer.head().toString(), p -> new LinkedHashMap<>())
                    .put(name, in.currentTokenLocation());
            if (earlier != null) {
                throw fault(
                        in.currentTokenLocation(),
                        path(pointer.toString()),
                        "The property `" + name + "` stands here twice.",
                        "It is also in line " + earlier.getLineNr() + "; delete one of the two.");
            }
        } else if (!token.isStructEnd()) {
            values.put(pointer.toString(), in.currentTokenLocation());
        }
    }

    private static MalformedJsonException syntax(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return fault(
                    e.getLocation(),
                    "",
                    "The text ends before the JSON is complete.",
                    "Maybe a bracket or a quote is not closed.");
        }
        if (e instanceof StreamConstraintsException) {
            return fault(
                    e.getLocation(),
                    "",
                    "The JSON is too deep, or a number or a text in it is too long.",
                    "Maybe this is the wrong file.");
        }
        return fault(
                e.getLocation(),
                "",
                "This is no valid JSON.",
                "Maybe a comma, a colon, a quote or a bracket is missing or too many just before.");
    }

    static MalformedJsonException fault(@Nullable JsonLocation at, String path, String problem, String remedy) {
        if (at == null || at.getLineNr() < 1 || at.getColumnNr() < 1) {
            return new MalformedJsonException(1, 1, path, problem, remedy);
        }
        return new MalformedJsonException(at.getLineNr(), at.getColumnNr(), path, problem, remedy);
    }

    /** A JSON pointer as people write it: {@code /facts/0/amount} is {@code facts[0].amount}. */
    static String path(String pointer) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            if (at.getMatchingIndex() >= 0) {
                path.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return path.toString();
    }
}
