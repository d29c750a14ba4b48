package dev.decorum.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests, decisions and explanations as JSON. Reading and writing give back an equal value; equal values give equal
 * bytes.
 *
 * <p>Facts carry their kind in {@code fact} and events of channels in {@code event} (closed lists, never class names);
 * fixed values are words in kebab case; unknown properties are an error, so that a misspelt one is noticed. Safe for
 * use by several threads.
 */
public final class PolicyJson {
    private static final JsonMapper MAPPER = mapper();

    private PolicyJson() {}

    /**
     * A request from JSON.
     *
     * @throws MalformedJsonException when the text is no request; it names the place, the fault and the remedy
     */
    public static PolicyRequest readRequest(String json) throws MalformedJsonException {
        return read(json, PolicyRequest.class);
    }

    /**
     * A decision from JSON.
     *
     * @throws MalformedJsonException when the text is no decision; it names the place, the fault and the remedy
     */
    public static PolicyDecision readDecision(String json) throws MalformedJsonException {
        return read(json, PolicyDecision.class);
    }

    /**
     * An explanation from JSON.
     *
     * @throws MalformedJsonException when the text is no explanation; it names the place, the fault and the remedy
     */
    public static Explanation readExplanation(String json) throws MalformedJsonException {
        return read(json, Explanation.class);
    }

    /** Any of Decorum's values on one line. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A value of the type `" + value.getClass().getSimpleName() + "` cannot be written as JSON.", e);
        }
    }

    /** Any of Decorum's values on many lines. */
    public static String writePretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A value of the type `" + value.getClass().getSimpleName() + "` cannot be written as JSON.", e);
        }
    }

    /** A new mapper with these settings, for callers that write values of their own around Decorum's. */
    public static JsonMapper mapper() {
        SimpleModule words = new SimpleModule("decorum-words");
        words.addSerializer(new WordSerializer());
        words.setDeserializerModifier(new WordReading());
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(words)
                .addMixIn(Fact.class, FactMixIn.class)
                .addMixIn(ChannelEvent.class, EventMixIn.class)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS));
        FactKinds.byName().forEach((name, type) -> builder.registerSubtypes(new NamedType(type, name)));
        for (Class<?> event : ChannelEvent.class.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(event, FactKinds.nameOf(event)));
        }
        return builder.build();
    }

    private static <T> T read(String json, Class<T> type) throws MalformedJsonException {
        T value;
        try {
            value = MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw JsonDiagnosis.of(json, type, e);
        }
        if (value == null) {
            throw JsonDiagnosis.nothing(type);
        }
        return value;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
    private interface FactMixIn {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface EventMixIn {}

    @SuppressWarnings("rawtypes")
    private static final class WordSerializer extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1;

        WordSerializer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(FactKinds.wordFor(value));
        }
    }

    private static final class WordReading extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> usual) {
            return new WordDeserializer(type.getRawClass());
        }
    }

    private static final class WordDeserializer extends JsonDeserializer<Enum<?>> {
        private final Class<?> type;

        WordDeserializer(Class<?> type) {
            this.type = type;
        }

        @Override
        public Enum<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String word = in.getValueAsString("");
            String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
            for (Object constant : type.getEnumConstants()) {
                if (constant instanceof Enum<?> value && value.name().equals(name)) {
                    return value;
                }
            }
            String words = Stream.of(type.getEnumConstants())
                    .map(c -> FactKinds.wordFor((Enum<?>) c))
                    .collect(Collectors.joining(", "));
            String kind = FactKinds.nameOf(type).replace('-', ' ');
            throw InvalidFormatException.from(in, "`" + word + "` is not a " + kind + "; one of: " + words, word, type);
        }
    }
}
