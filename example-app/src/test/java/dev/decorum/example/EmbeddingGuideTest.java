package dev.decorum.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.evidence.JdbcEvidenceLog;
import dev.decorum.policy.evidence.SubjectKeys;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.review.ClaimResult;
import dev.decorum.policy.review.JdbcReviewStore;
import dev.decorum.policy.review.Refused;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewListener;
import dev.decorum.policy.review.ReviewResult;
import dev.decorum.policy.review.ReviewState;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.cdi.NotPermittedException;
import dev.decorum.rules.live.RulesListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The guide to embedding: its files are compiled as they stand there, and each of the three ways is run. */
class EmbeddingGuideTest {
    private static final Path ROOT = Path.of(System.getProperty("decorum.root"));
    private static final Path PAGE = ROOT.resolve("docs/embedding.md");
    private static final Path RULES = ROOT.resolve("rules");
    private static final Pattern FILE = Pattern.compile("```java (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:00Z");
    private static final String CLEAN =
            "Hier schreibt der digitale Assistent des Musterladens. Ich sehe nach, was mit Ihrer Bestellung ist.";
    private static final String PROMISE = "Natürlich bekommen Sie noch heute den vollen Betrag zurück.";

    @TempDir
    private static Path folder;

    private static URLClassLoader loader;
    private static DroolsPolicyEngine engine;

    @BeforeAll
    static void compile() throws Exception {
        System.setProperty("shop.rules", RULES.toString());
        // Otherwise Spring sets up java.util.logging for the whole process.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        loader = new URLClassLoader(new URL[] {compiled()}, EmbeddingGuideTest.class.getClassLoader());
        RulesListener quiet = event -> {};
        engine = (DroolsPolicyEngine) type("Start")
                .getMethod("engine", Path.class, RulesListener.class)
                .invoke(null, RULES, quiet);
    }

    @AfterAll
    static void close() throws IOException {
        engine.close();
        loader.close();
        System.clearProperty("shop.rules");
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void plainJavaCommitsWhatBelongsTogetherOnce() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:embedding;DB_CLOSE_DELAY=-1");
        byte[] houseKey = new byte[32];
        InstantSource clock = () -> NOW;
        try (Connection connection = database.getConnection()) {
            type("ShopSupport").getMethod("createTables", Connection.class).invoke(null, connection);
            Object shop = type("ShopSupport")
                    .getConstructor(PolicyEngine.class, DataSource.class, byte[].class, InstantSource.class)
                    .newInstance(engine, database, houseKey, clock);
            Method handle =
                    type("ShopSupport").getMethod("handle", String.class, String.class, String.class, String.class);
            String text = "Mein Paket kam zu spät. Ich möchte mein Geld zurück.";
            PolicyDecision clean = (PolicyDecision) handle.invoke(shop, "m-1", "49301", text, CLEAN);
            handle.invoke(shop, "m-1", "49301", text, CLEAN);
            PolicyDecision promising = (PolicyDecision) handle.invoke(shop, "m-2", "49302", text, PROMISE);

            assertThat(clean.ruling("reply").orElseThrow().outcome()).isEqualTo(Outcome.PERMIT);
            assertThat(promising.ruling("reply").orElseThrow().outcome()).isEqualTo(Outcome.DENY);
            assertThat(column(connection, "select message from outbox")).containsExactly("m-1");
            JdbcEvidenceLog log = new JdbcEvidenceLog(new SubjectKeys(houseKey), clock);
            assertThat(log.verify(connection)).isInstanceOf(EvidenceReport.Holds.class);
            assertThat(log.events(connection, "case-m-1")).hasSize(2);
            assertThat(type("ShopSupport")
                            .getMethod("faults", PolicyDecision.class)
                            .invoke(null, clean))
                    .isEqualTo(List.of());

            List<Review> open =
                    JdbcReviewStore.over(database, ReviewListener.NONE).in(EnumSet.of(ReviewState.PROPOSED));
            assertThat(open).hasSize(2);
            String proposal = open.get(0).proposal().hash();
            Method approve = type("ShopSupport").getMethod("approve", String.class, String.class);
            assertThat(approve.invoke(shop, proposal, "assistant")).isInstanceOf(Refused.class);
            assertThat(approve.invoke(shop, proposal, "supervisor-7")).isInstanceOf(ReviewResult.Accepted.class);
            Method claim = type("ShopSupport").getMethod("claim", String.class, PolicyRequest.class);
            assertThat(claim.invoke(shop, proposal, request("190.00"))).isInstanceOf(Refused.class);
            assertThat(claim.invoke(shop, proposal, request("180.00"))).isInstanceOf(ClaimResult.Claimed.class);
            assertThat(claim.invoke(shop, proposal, request("180.00"))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void aStreamedDraftStopsBeforeItPromises() throws Exception {
        ClaimDetector claims =
                (ClaimDetector) type("Start").getMethod("claims", Path.class).invoke(null, RULES);
        Method streamed = type("ShopSupport").getMethod("streamed", ClaimDetector.class, Iterable.class);
        assertThat((String) streamed.invoke(
                        null,
                        claims,
                        List.of("Es tut mir leid. Natürlich be", "kommen Sie den vollen Be", "trag zurück.")))
                .startsWith("Es tut mir leid.")
                .doesNotContain("zurück");
        assertThat(streamed.invoke(null, claims, List.of("Ich sehe ", "nach."))).isEqualTo("Ich sehe nach.");
    }

    @Test
    void cdiInjectsOneEngineGovernsMethodsAndTellsObservers() throws Exception {
        Weld weld = new Weld().disableDiscovery().setClassLoader(loader);
        weld.addBeanClasses(type("Cdi$Settings"), type("Cdi$Notes"), type("Cdi$Watch"));
        try (WeldContainer container = weld.initialize()) {
            Object notes = container.select(type("Cdi$Notes")).get();
            assertThat(called(notes, "rules")).isEqualTo(engine.rulesHash());
            Method write = type("Cdi$Notes").getMethod("write", PolicyRequest.class, AddNote.class);
            write.invoke(notes, request("1.00"), new AddNote("note-1", false));
            assertThat(called(notes, "written")).isEqualTo(List.of("note-1"));
            PolicyRequest closed = request("1.00").with(new Rollout(RolloutStage.OFF));
            assertThatThrownBy(() -> write.invoke(notes, closed, new AddNote("note-2", false)))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasCauseInstanceOf(NotPermittedException.class);
            assertThat((List<?>) called(container.select(type("Cdi$Watch")).get(), "heard"))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).isEqualTo("decided by " + engine.rulesHash()));
        }
    }

    @Test
    void springBootDecidesOverHttpAndReportsTheRules() throws Exception {
        SpringApplication application = new SpringApplication(type("SupportApplication"));
        application.setBannerMode(Banner.Mode.OFF);
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--shop.rules=" + RULES,
                "--management.endpoint.health.show-details=always")) {
            int port = ((WebServerApplicationContext) context).getWebServer().getPort();
            HttpResponse<String> health = get(port, "/actuator/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"UP\"", engine.rulesHash());
            HttpResponse<String> decided = post(port, PolicyJson.write(request("180.00")));
            assertThat(decided.statusCode()).isEqualTo(200);
            assertThat(PolicyJson.readDecision(decided.body())).isEqualTo(engine.decide(request("180.00")));
            HttpResponse<String> malformed = post(port, "{\"channel\":");
            assertThat(malformed.statusCode()).isEqualTo(400);
            assertThat(malformed.body()).startsWith("\"line 1, column ");
        }
    }

    @Test
    void theRulesAreTestedAsTheGuideShows() throws Exception {
        Object tests = type("OwnRulesTest").getConstructor().newInstance();
        try (Stream<?> suites =
                (Stream<?>) type("OwnRulesTest").getMethod("suites").invoke(tests)) {
            assertThat(suites).isNotEmpty().allSatisfy(node -> assertThat(node).isInstanceOf(DynamicNode.class));
        }
        type("OwnRulesTest")
                .getMethod("aRefundAboveTheLimitIsHeld", PolicyEngine.class)
                .invoke(null, engine);
    }

    @Test
    void everyFileOfTheGuideIsRun() throws IOException {
        assertThat(files().keySet())
                .isEqualTo(Set.of(
                        "ShopSupport.java", "Start.java", "Cdi.java", "SupportApplication.java", "OwnRulesTest.java"));
    }

    private static PolicyRequest request(String amount) {
        return PolicyRequest.on("whatsapp")
                .in("de")
                .at(NOW)
                .with(new Rollout(RolloutStage.REVIEWED_EXECUTION), History.none(), Execution.ready())
                .with(Customer.verified(VerificationLevel.ONE_TIME_CODE))
                .with(Order.of("D-1042", OrderStatus.SHIPPED, Money.of("180.00", "EUR"), null))
                .with(Message.of("whatsapp", Audience.PRIVATE, "de", "Ich möchte mein Geld zurück."))
                .with(new Refund("refund", Money.of(amount, "EUR"), "D-1042"))
                .build();
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass("com.example.shop." + name);
    }

    private static Object called(Object bean, String method) throws ReflectiveOperationException {
        return bean.getClass().getMethod(method).invoke(bean);
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build());
    }

    private static HttpResponse<String> post(int port, String facts) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/decisions"))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(facts))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URL compiled() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-parameters",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path")));
        for (Map.Entry<String, String> file : files().entrySet()) {
            arguments.add(Files.writeString(folder.resolve(file.getKey()), file.getValue())
                    .toString());
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertThat(code)
                .as("The code of docs/embedding.md does not compile: " + said.toString(StandardCharsets.UTF_8))
                .isZero();
        return classes.toUri().toURL();
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher file = FILE.matcher(Files.readString(PAGE));
        while (file.find()) {
            files.put(file.group(1), file.group(2));
        }
        return files;
    }
}
