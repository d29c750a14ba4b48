package dev.decorum.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.decision.MaxLength;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SendPrivateReply;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.fact.WindowKind;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.RuleFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules and adapters never meet, so their numbers are compared here. */
class ChannelNumbersTest {
    private static final Path RULES = Path.of(System.getProperty("decorum.root"), "rules");
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private static final Map<String, ChannelAdapter> ADAPTERS = ChannelAdapter.installed();
    private static DroolsPolicyEngine engine;

    @BeforeAll
    static void load() throws RuleSetException {
        engine = DroolsPolicyEngine.load(RULES);
    }

    static Stream<String> channels() {
        return ADAPTERS.keySet().stream();
    }

    /** Shopify takes no replies, so its rules name no length. */
    static Stream<String> channelsThatTakeReplies() {
        return channels().filter(channel -> !channel.equals("shopify"));
    }

    static Stream<String> channelsWithoutLinks() {
        return channels().filter(c -> !limits(c).links().value());
    }

    static Stream<String> channelsWithAWindow() {
        return channels().filter(c -> limits(c).window() != null);
    }

    private static ReplyLimits limits(String channel) {
        return ADAPTERS.get(channel).limits();
    }

    private static boolean isPublic(String channel) {
        Surface surface = ADAPTERS.get(channel).profile().surface();
        return surface == Surface.PUBLIC_COMMENTS || surface == Surface.LIVE_ROOMS;
    }

    private static PolicyDecision decide(String channel, Fact... facts) {
        Audience audience = isPublic(channel) ? Audience.PUBLIC : Audience.PRIVATE;
        return engine.decide(PolicyRequest.on(channel)
                .in("hk")
                .at(AT)
                .with(new Rollout(RolloutStage.REVIEWED_EXECUTION), Customer.verified(VerificationLevel.HANDLE))
                .with(Message.of(channel, audience, "en", "Where is my parcel?"))
                .with(facts)
                .build());
    }

    @Test
    void everyChannelOfTheCatalogueHasAnAdapterOfItsSurface() {
        Catalog catalog = RuleFolder.read(RULES).ruleSet().orElseThrow().catalog();
        Map<String, Surface> expected = new TreeMap<>(catalog.channels());
        expected.values().removeIf(surface -> surface == Surface.GROUPS);

        Map<String, Surface> found = new TreeMap<>();
        ADAPTERS.forEach(
                (channel, adapter) -> found.put(channel, adapter.profile().surface()));
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("channelsThatTakeReplies")
    void rulesAndAdapterTakeTextsOfTheSameLength(String channel) {
        PolicyDecision decision = decide(channel);

        ReplyLimits limits = limits(channel);
        assertThat(decision.tone().maxLength())
                .contains(new MaxLength(limits.maxLength().value(), limits.unit()));
        assertThat(decision.reasons())
                .filteredOn(
                        r -> r.effect() == Effect.MAX_LENGTH && r.rule().id().equals(channel + "-length"))
                .singleElement()
                .satisfies(r -> assertThat(r.rule().unconfirmed())
                        .isNotEqualTo(limits.maxLength().confirmed()));
    }

    @ParameterizedTest
    @MethodSource("channelsWithoutLinks")
    void whereTheAdapterTakesNoLinkTheRulesDenyIt(String channel) {
        PolicyDecision decision = decide(
                channel,
                Reply.of(Audience.PRIVATE, Author.AGENT, "en", "See https://shop.example/returns"),
                new SendReply("send"));

        assertThat(decision.ruling("send").orElseThrow().outcome()).isEqualTo(Outcome.DENY);
    }

    @ParameterizedTest
    @MethodSource("channelsWithAWindow")
    void whereTheAdapterClosesAWindowTheRulesSendNothing(String channel) {
        ReplyWindow closed = new ReplyWindow(WindowKind.FREE_FORM, AT.minusSeconds(1), null, null);
        List<Fact> facts = List.of(
                new Conversation(closed, 1, false, true, null, "en"),
                Reply.of(Audience.PRIVATE, Author.AGENT, "en", "It is on its way."),
                isPublic(channel) ? new SendPrivateReply("send") : new SendReply("send"));

        PolicyDecision decision = decide(channel, facts.toArray(Fact[]::new));

        assertThat(decision.ruling("send").orElseThrow().outcome()).isEqualTo(Outcome.DENY);
    }
}
