package dev.decorum.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.SendPrivateReply;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An injury, a legal threat, self-harm, a minor and the press reach a person, whatever layer speaks beside base. */
class AlwaysEscalateTest {
    /** What changes nothing for the customer, and is what a person who takes over wants to find done. */
    private static final Set<String> HARMLESS = Set.of("look-up-order", "look-up-logistics", "add-note");

    @ParameterizedTest
    @EnumSource(names = {"INJURY", "LEGAL_THREAT", "SELF_HARM", "MINOR", "PRESS"})
    void aPersonIsNeededAndNothingRunsByItself(Signal signal) {
        RandomRequests random = new RandomRequests(11 + signal.ordinal(), Shipped.RULES);
        int actions = 0;
        for (String channel : Shipped.RULES.catalog().channels().keySet()) {
            for (String region : Shipped.RULES.catalog().regions().keySet()) {
                PolicyDecision decision = Shipped.PROGRAM.decide(with(signal, random.next(), channel, region));

                assertThat(decision.needsPerson())
                        .as("%s on %s in %s needs a person", signal, channel, region)
                        .isTrue();
                for (Ruling ruling : decision.rulings()) {
                    if (!HARMLESS.contains(ruling.kind())) {
                        actions++;
                        assertThat(ruling.outcome())
                                .as("%s after %s on %s in %s", ruling.kind(), signal, channel, region)
                                .isNotEqualTo(Outcome.PERMIT);
                    }
                }
            }
        }
        assertThat(actions).isGreaterThan(2 * Shipped.RULES.catalog().channels().size());
    }

    private static PolicyRequest with(Signal signal, PolicyRequest request, String channel, String region) {
        List<Fact> facts = new ArrayList<>();
        Message message =
                request.find(Message.class).orElseGet(() -> Message.of(channel, Audience.PRIVATE, "en", "Hello."));
        Set<Signal> signals = EnumSet.of(signal);
        signals.addAll(message.signals());
        facts.add(message.withSignals(signals));
        request.facts().stream()
                .filter(f -> !(f instanceof Message) && !(f instanceof SendReply) && !(f instanceof SendPrivateReply))
                .forEach(facts::add);
        facts.add(new SendReply("reply"));
        facts.add(new SendPrivateReply("private-reply"));
        return PolicyRequest.on(channel).in(region).at(request.at()).with(facts).build();
    }
}
