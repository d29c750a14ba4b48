package dev.decorum.example.operations.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.decorum.example.operations.Drafter.Purpose;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.Formality;
import dev.decorum.rules.catalog.Lexicons;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on loopback that speaks as models do, and as they should not. */
class LangChain4jDrafterTest {
    private static final ClaimDetector CLAIMS = Lexicons.of(Path.of("../rules")).signs();
    private static final Tone GERMAN = TemplateDrafterTest.tone(Formality.FORMAL, "Sie", "de");
    private static final Map<String, String> ORDER = Map.of("order", "D-1042");

    private final TemplateDrafter templates = new TemplateDrafter(ShippedRules.ENGINE);
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final CountDownLatch over = new CountDownLatch(1);
    private ExecutorService threads;
    private HttpServer server;
    private volatile int status = 200;
    private volatile List<String> pieces = List.of();
    private volatile boolean silent;

    @BeforeEach
    void start() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (silent) {
                await();
            }
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (String piece : pieces) {
                    out.write(event(piece).getBytes(StandardCharsets.UTF_8));
                }
                out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void theModelPhrasesWhatTheTemplateSaysAndTheHouseDiscloses() {
        pieces = List.of("Zu Ihrer Bestel", "lung D-10", "42: Sie ist dem Paketdienst übergeben.");
        assertThat(draft(Purpose.ORDER_ON_ITS_WAY, List.of("ai-author")))
                .contains("Hier schreibt der digitale Assistent des Musterladens. Zu Ihrer Bestellung D-1042: Sie ist"
                        + " dem Paketdienst übergeben.");
        assertThat(asked.get()).contains("Language: de", "Form of address: Sie", "D-1042", "\"stream\" : true");
    }

    @Test
    void aDraftIsStoppedAtAClaimThoughItComesInPieces() {
        pieces = List.of(
                "Zur Bestellung D-1042: Sie bekommen noch heute den vollen ", "Betrag zu", "rück. Versprochen.");
        assertThat(draft(Purpose.ORDER_ON_ITS_WAY, List.of())).isEqualTo(template(Purpose.ORDER_ON_ITS_WAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{\"reply\": \"Bestellung D-1042\"}",
                "```\nBestellung D-1042\n```",
                "<b>Bestellung D-1042</b>",
                "Bestellung [ORDER] ist unterwegs, D-1042.",
                "Ihre Bestellung ist unterwegs.",
                "Bestellung D-1043 ist unterwegs."
            })
    void whatIsNoReplyIsLeftToTheTemplate(String garbage) {
        pieces = List.of(garbage);
        assertThat(draft(Purpose.ORDER_ON_ITS_WAY, List.of())).isEqualTo(template(Purpose.ORDER_ON_ITS_WAY));
    }

    @Test
    void aTextWithoutEndIsLeftToTheTemplate() {
        pieces = List.of("Bestellung D-1042. " + "Und noch etwas. ".repeat(200));
        assertThat(draft(Purpose.ORDER_ON_ITS_WAY, List.of())).isEqualTo(template(Purpose.ORDER_ON_ITS_WAY));
    }

    @Test
    void aServerThatFailsOrIsNotThereCostsOnlyThePhrasing() {
        status = 500;
        assertThat(draft(Purpose.ORDER_ON_ITS_WAY, List.of())).isEqualTo(template(Purpose.ORDER_ON_ITS_WAY));
        server.stop(0);
        assertThat(draft(Purpose.ORDER_ON_ITS_WAY, List.of())).isEqualTo(template(Purpose.ORDER_ON_ITS_WAY));
    }

    @Test
    void aSlowModelIsNotWaitedFor() {
        silent = true;
        long start = System.nanoTime();
        assertThat(draft(Purpose.ORDER_ON_ITS_WAY, List.of())).isEqualTo(template(Purpose.ORDER_ON_ITS_WAY));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aLanguageWithoutTemplatesIsTranslatedFromEnglish() {
        pieces = List.of("L'ordine D-1042 è stato consegnato al corriere.");
        Tone italian = TemplateDrafterTest.tone(Formality.NEUTRAL, null, "it");
        assertThat(drafter().draft(Purpose.ORDER_ON_ITS_WAY, italian, List.of(), ORDER))
                .contains("L'ordine D-1042 è stato consegnato al corriere.");
        assertThat(asked.get()).contains("handed to the carrier", "Language: it");
        pieces = List.of();
        assertThat(drafter().draft(Purpose.ORDER_ON_ITS_WAY, italian, List.of(), ORDER))
                .isEmpty();
    }

    @Test
    void settingsComeFromTheEnvironmentAndKeepTheKeyToThemselves() {
        assertThat(ModelSettings.from(Map.of())).isEmpty();
        Map<String, String> set = Map.of(
                "DECORUM_MODEL_URL",
                "http://127.0.0.1:1/v1",
                "DECORUM_MODEL_NAME",
                "small",
                "DECORUM_MODEL_KEY",
                "secret");
        assertThat(ModelSettings.from(set))
                .hasValueSatisfying(found -> assertThat(found.toString()).doesNotContain("secret"));
        assertThatThrownBy(() -> ModelSettings.from(Map.of("DECORUM_MODEL_URL", "http://127.0.0.1:1/v1")))
                .hasMessage("DECORUM_MODEL_URL is set and DECORUM_MODEL_NAME is not. Set it to the name by which the"
                        + " server knows the model.");
    }

    private Optional<String> draft(Purpose purpose, List<String> disclosures) {
        return drafter().draft(purpose, GERMAN, disclosures, ORDER);
    }

    private Optional<String> template(Purpose purpose) {
        return templates.draft(purpose, GERMAN, List.of(), ORDER);
    }

    private LangChain4jDrafter drafter() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        return new LangChain4jDrafter(
                new ModelSettings(url, "none", "small", Duration.ofSeconds(silent ? 2 : 30)), templates, () -> CLAIMS);
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String event(String piece) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                + PolicyJson.write(piece) + "}}]}\n\n";
    }
}
