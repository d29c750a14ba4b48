package dev.decorum.policy.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.resolution.DecisionCollector;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:00Z");
    private static final byte[] SALT = "a salt for tests only, 32 bytes.".getBytes(UTF_8);
    private static final List<String> SECRETS =
            List.of("Erika Mustermann", "+49 30 5550123", "e.muster@example.com", "max");

    @TempDir
    Path place;

    private static PolicyDecision decision(PolicyRequest request, String... unknown) {
        DecisionCollector collector = new DecisionCollector(request);
        for (String code : unknown) {
            collector.fail(code, "Not known.");
        }
        return collector.decision(new RuleSetRef("0", List.of()));
    }

    private static String recorded(PolicyRequest request, Set<String> words, String... unknown) {
        StringWriter out = new StringWriter();
        try (HistoryWriter writer = HistoryWriter.to(out, words, SALT)) {
            writer.onDecision(request, decision(request, unknown), 0);
            assertThat(writer.lost()).isZero();
        }
        return out.toString();
    }

    /** A fact whose texts all hold personal data, and the names of the components that refused it. */
    private static Object planted(Class<?> type, String secret, Set<String> refusing) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i], secret, refusing);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            assertThat(type).as("refuses %s: %s", secret, e.getCause()).isEqualTo(Money.class);
            refusing.add(type.getSimpleName());
            return new Money(BigDecimal.TEN, "EUR", BigDecimal.TEN);
        }
    }

    private static Object value(RecordComponent component, String secret, Set<String> refusing) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return secret;
        }
        if (type == Set.class || type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return element.isEnum() ? Set.of(element.getEnumConstants()[0]) : Set.of(secret);
        }
        if (type.isRecord()) {
            return planted(type, secret, refusing);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == Instant.class) {
            return NOW;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        }
        assertThat(type)
                .as("%s is a new type of component: can it hold personal data?", component)
                .isIn(int.class, Integer.class);
        return 3;
    }

    @Test
    void noTextOfAnyFactGetsThrough() {
        for (String secret : SECRETS) {
            Set<String> refusing = new TreeSet<>();
            for (Class<? extends Fact> kind : FactKinds.byName().values()) {
                Fact fact = (Fact) planted(kind, secret, refusing);
                PolicyRequest request = PolicyRequest.on(secret)
                        .in(secret)
                        .brand(secret)
                        .at(NOW)
                        .with(fact)
                        .build();

                String line = recorded(request, Set.of("vip"), "unknown-channel", "unknown-region", "unknown-brand");

                assertThat(line).as(kind.getSimpleName()).doesNotContain(secret).endsWith("}\n");
                assertThat(line.contains("\"fact\":")).isEqualTo(kind != Limit.class);
            }
            assertThat(refusing)
                    .as("records that are closed lists by themselves")
                    .containsExactly("Money");
        }
    }

    @Test
    void whatRulesNeedIsKept() throws Exception {
        PolicyRequest request = PolicyRequest.on("whatsapp")
                .in("de")
                .at(NOW)
                .with(new Customer("c-17", null, Set.of("vip", "Erika"), "gold", Set.of(), 4, 0, 0))
                .with(Message.of("whatsapp", null, "de-AT", "Wo ist mein Paket?"))
                .with(Reply.of(null, null, "zh-Hant-TW", "Es kommt."))
                .with(Order.of("D-1042", OrderStatus.DELIVERED, Money.of("80.00", "EUR"), NOW))
                .with(new Refund("refund-1", Money.of("12.00", "EUR"), "D-1042"))
                .with(new Refund("refund-of-erika", Money.of("1.00", "EUR"), "D-7"))
                .build();

        String line = recorded(request, Set.of("vip"));

        assertThat(line)
                .contains("\"channel\":\"whatsapp\"", "\"region\":\"de\"", "\"de-AT\"", "\"zh-Hant-TW\"", "\"EUR\"")
                .contains("\"vip\"", "\"id\":\"refund-1\"", "\"textLength\":18", "\"length\":9")
                .doesNotContain("Paket", "kommt", "c-17", "Erika", "erika", "gold", "D-1042", "D-7");
        PolicyRequest read = PolicyJson.readRequest(line.strip());
        String order = read.find(Order.class).orElseThrow().id();
        assertThat(order).matches("digest-[0-9a-f]{24}");
        assertThat(read.all(Refund.class))
                .extracting(Refund::orderId)
                .contains(order)
                .doesNotHaveDuplicates();
        assertThat(read.all(Action.class))
                .extracting(Action::id)
                .contains("refund-1")
                .anyMatch(id -> id.startsWith("digest-"));
        assertThat(recorded(read, Set.of("vip")))
                .as("a recording recorded again keeps its kinds")
                .hasSameSizeAs(line);
    }

    private static PolicyRequest request(int number) {
        return PolicyRequest.on("whatsapp")
                .in("de")
                .at(NOW.plusSeconds(number))
                .with(Customer.verified(null))
                .build();
    }

    private void record(Path file, int from, int count) throws IOException {
        try (HistoryWriter writer = HistoryWriter.to(file, Set.of())) {
            for (int i = from; i < from + count; i++) {
                writer.onDecision(request(i), decision(request(i)), 0);
            }
        }
    }

    private static List<Instant> instants(Path file) {
        List<Instant> read = new ArrayList<>();
        try (HistoryReader reader = HistoryReader.open(file)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                assertThat(next.get().line()).isEqualTo(read.size() + 1);
                read.add(next.get().request().at());
            }
            assertThat(reader.torn()).isZero();
            assertThat(reader.progress()).isEqualTo(1);
        }
        return read;
    }

    @Test
    void aHistoryIsContinuedAndATornLineCutOff() throws IOException {
        Path file = place.resolve("history.jsonl");
        record(file, 0, 2);
        Files.writeString(file, Files.readString(file) + "{\"channel\":\"what");
        record(file, 2, 1);

        assertThat(instants(file)).containsExactly(NOW, NOW.plusSeconds(1), NOW.plusSeconds(2));
    }

    @Test
    void aCompressedHistoryIsReadBackAndNotContinued() throws IOException {
        Path file = place.resolve("history.jsonl.gz");
        record(file, 0, 3);

        assertThat(instants(file)).hasSize(3);
        assertThatThrownBy(() -> HistoryWriter.to(file, Set.of()))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("A compressed history is not continued. Name a new file.");
    }

    @Test
    void severalThreadsWriteWholeLines() throws Exception {
        Path file = place.resolve("history.jsonl");
        try (HistoryWriter writer = HistoryWriter.to(file, Set.of())) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            for (int t = 0; t < 4; t++) {
                int first = t * 200;
                threads.execute(() -> {
                    for (int i = first; i < first + 200; i++) {
                        writer.onDecision(request(i), decision(request(i)), 0);
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(instants(file)).hasSize(800).doesNotHaveDuplicates();
    }

    @Test
    void aFailureToWriteEndsTheRecordingAndThrowsNothing() {
        Writer full = new Writer() {
            @Override
            public void write(char[] chars, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() throws IOException {
                throw new IOException("No space left on device");
            }
        };
        HistoryWriter writer = HistoryWriter.to(full, Set.of(), SALT);
        writer.onDecision(request(0), decision(request(0)), 0);
        writer.onDecision(request(1), decision(request(1)), 0);
        writer.flush();
        writer.close();

        assertThat(writer.lost()).isEqualTo(2);
    }

    @Test
    void aShortSaltIsRefused() {
        assertThatThrownBy(() -> HistoryWriter.to(new StringWriter(), Set.of(), new byte[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The salt of a history has at least 16 bytes, and this one has 8."
                        + " Maybe take them from a SecureRandom.");
    }
}
