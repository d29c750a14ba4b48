package dev.decorum.rules.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.Signal;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.history.HistoryWriter;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.explain.Literals;
import dev.decorum.rules.explain.RandomFacts;
import dev.decorum.rules.language.RuleWords;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A request that a history recorded is decided as it was, without its texts. */
class RecordedRequestTest {
    private static final int REQUESTS = Boolean.getBoolean("long") ? 20_000 : 1_000;
    private static final ObjectMapper MAPPER = PolicyJson.mapper();
    private static final byte[] SALT = "a salt for tests only, 32 bytes.".getBytes(UTF_8);

    private final RuleSet rules = RuleFolder.read(RuleFiles.SHIPPED).ruleSet().orElseThrow();
    private final RuleProgram program = new ProgramBuilder(CompiledCache.standard()).build(rules);
    private final Set<String> words = RuleWords.of(rules.rules());

    private PolicyRequest recorded(RuleProgram.Judged judged) throws Exception {
        StringWriter out = new StringWriter();
        try (HistoryWriter history = HistoryWriter.to(out, words, SALT)) {
            history.onDecision(judged.completed(), judged.decision(), 0);
        }
        return PolicyJson.readRequest(out.toString());
    }

    @Test
    void randomRequestsAreDecidedAsBefore() throws Exception {
        Random random = new Random(20_261_123);
        RandomFacts facts = new RandomFacts(random, Literals.of(rules.rules(), List.of()));
        List<String> channels =
                rules.catalog().channels().keySet().stream().sorted().toList();
        List<String> regions =
                rules.catalog().regions().keySet().stream().sorted().toList();
        for (int i = 0; i < REQUESTS; i++) {
            PolicyRequest request = numbered(PolicyRequest.on(facts.any(channels))
                    .in(facts.any(regions))
                    .at(facts.any(RandomFacts.INSTANTS))
                    .with(facts.request())
                    .build());
            RuleProgram.Judged judged = program.judge(request);

            PolicyDecision again = program.decide(recorded(judged));

            assertThat(shown(again)).as("request %s", i).isEqualTo(shown(judged.decision()));
        }
    }

    /** A decision as JSON without the words of claims, and with one sign for whatever is digested. */
    private static String shown(PolicyDecision decision) {
        return PolicyJson.write(decision)
                .replaceAll("\"text\":\"[^\"]*\",(\"startsAt\")", "$1")
                .replaceAll("digest-[0-9a-f]{24}|unheard-of|D-[12]", "?");
    }

    /** The request with actions that are called by their kinds: other ids would be digested. */
    private static PolicyRequest numbered(PolicyRequest request) throws Exception {
        JsonNode tree = MAPPER.valueToTree(request);
        int number = 0;
        for (JsonNode fact : tree.path("facts")) {
            String id = fact.path("id").asText();
            if (id.matches("a[0-9]+")) {
                ((ObjectNode) fact).put("id", fact.path("fact").asText() + "-" + ++number);
            }
        }
        return PolicyJson.readRequest(MAPPER.writeValueAsString(tree));
    }

    @Test
    void claimsAndSignalsStayWhenTheTextsAreGone() throws Exception {
        PolicyRequest request = PolicyRequest.on("whatsapp")
                .in("de")
                .at(Instant.parse("2026-11-23T10:15:00Z"))
                .with(new Rollout(RolloutStage.REVIEWED_EXECUTION), Customer.verified(VerificationLevel.HANDLE))
                .with(Message.of(
                        "whatsapp", Audience.PRIVATE, "en", "My lawyer will hear of this, says Erika Mustermann."))
                .with(Reply.of(Audience.PRIVATE, Author.BOT, "en", "We guarantee delivery by Friday, Ms Mustermann."))
                .with(new SendReply("send-reply-1"))
                .build();
        RuleProgram.Judged judged = program.judge(request);
        PolicyRequest recorded = recorded(judged);

        assertThat(recorded.find(Message.class).orElseThrow().signals()).contains(Signal.LEGAL_THREAT);
        assertThat(recorded.all(Claim.class)).isNotEmpty().allMatch(claim -> claim.text() == null);
        assertThat(PolicyJson.write(recorded)).doesNotContain("Mustermann", "lawyer", "Friday");
        assertThat(shown(program.decide(recorded))).isEqualTo(shown(judged.decision()));
    }
}
