package dev.decorum.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Names;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a text could not be read, in words for somebody who is no programmer. Belongs to one thread. */
final class JsonDiagnosis {
    private final JsonPlaces places;
    private final Class<?> whole;

    private JsonDiagnosis(JsonPlaces places, Class<?> whole) {
        this.places = places;
        this.whole = whole;
    }

    static MalformedJsonException of(String json, Class<?> whole, JsonProcessingException failure) {
        try {
            JsonDiagnosis diagnosis = new JsonDiagnosis(JsonPlaces.of(json), whole);
            return failure instanceof JsonMappingException mapping ? diagnosis.of(mapping) : diagnosis.misfit("");
        } catch (MalformedJsonException syntax) {
            return syntax;
        }
    }

    /** What to say of a text that holds {@code null} alone. */
    static MalformedJsonException nothing(Class<?> whole) {
        return new MalformedJsonException(
                1,
                1,
                "",
                "There is `null` here instead of a " + words(whole) + ".",
                "Maybe the file is the wrong one.");
    }

    private MalformedJsonException of(JsonMappingException failure) {
        String pointer = pointer(failure);
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String owner = pointer.substring(0, pointer.lastIndexOf('/'));
            return unknownName(owner, unknown.getReferringClass(), unknown.getPropertyName());
        }
        if (failure instanceof InvalidTypeIdException unknown) {
            return unknownKind(pointer, unknown.getTypeId());
        }
        if (failure instanceof ValueInstantiationException refused) {
            return refused(pointer, refused.getType().getRawClass(), refused.getCause());
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            Object value = failure instanceof InvalidFormatException format ? format.getValue() : null;
            return mismatch(pointer, mismatch.getTargetType(), value);
        }
        return misfit(pointer);
    }

    /** A required property that is misspelt is missing too: then its misspelling is what helps. */
    private MalformedJsonException refused(String pointer, Class<?> type, @Nullable Throwable cause) {
        Set<String> known = namesOf(type);
        for (String name : places.namesIn(pointer)) {
            if (!known.contains(name)) {
                return unknownName(pointer, type, name);
            }
        }
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? at(pointer, cause.getMessage(), "")
                : at(pointer, "A value of this " + words(type) + " is missing or `null`, and one is needed.", "");
    }

    private MalformedJsonException unknownName(String owner, Class<?> type, String name) {
        String pointer = owner + "/" + name.replace("~", "~0").replace("/", "~1");
        String what = owner.isEmpty() ? words(whole) : words(type);
        return JsonPlaces.fault(
                places.name(owner, name),
                JsonPlaces.path(pointer),
                "The " + what + " has no property `" + name + "`.",
                suggest(name, namesOf(type)));
    }

    private MalformedJsonException unknownKind(String pointer, @Nullable String kind) {
        Collection<String> known = FactKinds.byName().keySet();
        if (kind == null) {
            String remedy = "Add one, such as `\"fact\": \"message\"`.";
            for (String name : places.namesIn(pointer)) {
                if (Names.suggest(name, List.of("fact")).startsWith("Did")) {
                    remedy = "Maybe `" + name + "` is meant to be `fact`.";
                }
            }
            return at(pointer, "This fact does not say its kind in `fact`.", remedy);
        }
        return JsonPlaces.fault(
                places.value(pointer + "/fact"),
                JsonPlaces.path(pointer + "/fact"),
                "There is no fact of the kind `" + kind + "`.",
                suggest(kind, known));
    }

    private MalformedJsonException mismatch(String pointer, Class<?> type, @Nullable Object value) {
        String subject = pointer.isEmpty() ? "The " + words(whole) : "`" + JsonPlaces.path(pointer) + "`";
        if (type.isEnum()) {
            List<String> allowed = Stream.of(type.getEnumConstants())
                    .map(constant -> FactKinds.wordFor((Enum<?>) constant))
                    .toList();
            return value == null || value.toString().isEmpty()
                    ? at(pointer, subject + " must be a word.", suggest("", allowed))
                    : at(pointer, "`" + value + "` is no " + words(type) + ".", suggest(value.toString(), allowed));
        }
        if (type == Instant.class) {
            return at(pointer, subject + " must be an instant.", "Write it like `2026-11-23T10:15:00Z`.");
        }
        if (type == LocalDate.class) {
            return at(pointer, subject + " must be a date.", "Write it like `2026-11-23`.");
        }
        if (type == boolean.class || type == Boolean.class) {
            return at(pointer, subject + " must be `true` or `false`, without quotes.", "");
        }
        if (type == String.class) {
            return at(pointer, subject + " must be a text.", "Write it in quotes.");
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return at(
                    pointer,
                    subject + " must be a number.",
                    "Write it with a point and without quotes, like `180.00`.");
        }
        if (Collection.class.isAssignableFrom(type)) {
            return at(pointer, subject + " must be a list.", "Write it in square brackets, like `[ .. ]`.");
        }
        if (type.isRecord() || Fact.class.isAssignableFrom(type)) {
            return at(pointer, subject + " must be an object.", "Write it in braces, like `{ .. }`.");
        }
        return misfit(pointer);
    }

    private MalformedJsonException misfit(String pointer) {
        String subject = pointer.isEmpty() ? "The " + words(whole) : "`" + JsonPlaces.path(pointer) + "`";
        return at(pointer, subject + " has a value that does not fit.", "");
    }

    private MalformedJsonException at(String pointer, String problem, String remedy) {
        return JsonPlaces.fault(places.value(pointer), JsonPlaces.path(pointer), problem, remedy);
    }

    private static String suggest(String written, Collection<String> known) {
        String near = Names.suggest(written, known);
        return near.isEmpty() ? "One of: " + String.join(", ", new TreeSet<>(known)) + "." : near;
    }

    private static Set<String> namesOf(Class<?> type) {
        Set<String> names = new TreeSet<>();
        if (type.isRecord()) {
            Stream.of(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        }
        if (Fact.class.isAssignableFrom(type)) {
            names.add("fact");
        }
        return names;
    }

    private static String words(Class<?> type) {
        String name = FactKinds.nameOf(type);
        return name.replaceFirst("^policy-", "").replace('-', ' ');
    }

    private static String pointer(JsonMappingException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            String name = step.getFieldName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? String.valueOf(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
