package dev.decorum.example.operations;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.journal.Journal;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.reply.ReplyCheck;
import dev.decorum.policy.reply.ReplyReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Asks the rules on all that is known of a case at this moment, and writes the answer down. As safe for use by several threads as its journal. */
public final class CaseDecisions {
    private final PolicyEngine engine;
    private final BackOffice backOffice;
    private final Journal journal;
    private final InstantSource clock;

    CaseDecisions(PolicyEngine engine, BackOffice backOffice, Journal journal, InstantSource clock) {
        this.engine = engine;
        this.backOffice = backOffice;
        this.journal = journal;
        this.clock = clock;
    }

    /** Decides a case together with a draft or actions. */
    public Decided decide(CaseFile of, Fact... more) {
        List<Fact> facts = new ArrayList<>(Arrays.asList(more));
        facts.add(backOffice.condition());
        of.order()
                .ifPresent(order -> facts.add(backOffice.history(
                        order.customerId(),
                        of.shop().assistant(),
                        clock.instant(),
                        of.shop().zone())));
        PolicyRequest request = engine.complete(of.request(clock.instant(), facts));
        PolicyDecision decision = engine.decide(request);
        request.find(Message.class).ifPresent(message -> of.noticed(message.signals()));
        journal.write(
                EventKind.DECIDED,
                of.id(),
                "engine",
                request,
                decision,
                Payload.empty().decision(decision, journal.key()).flag("needsPerson", decision.needsPerson()),
                Map.of("request", request, "decision", decision));
        return new Decided(request, decision);
    }

    /** What in the draft of a decided case does not fit the decision. */
    public ReplyReport check(Decided decided) {
        return new ReplyCheck(engine.disclosures()).check(decided.request(), decided.decision());
    }
}
