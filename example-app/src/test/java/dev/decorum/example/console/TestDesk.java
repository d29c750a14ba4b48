package dev.decorum.example.console;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseFilter;
import dev.decorum.example.operations.CasePage;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseState;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.Decided;
import dev.decorum.example.operations.Deed;
import dev.decorum.example.operations.Person;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.Conversation;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Reply;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Risk;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.reply.ReplyCheck;
import dev.decorum.policy.review.PreparedAction;
import dev.decorum.policy.review.Refused;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewDesk;
import dev.decorum.policy.review.ReviewLimits;
import dev.decorum.policy.review.ReviewResult;
import dev.decorum.policy.review.ReviewState;
import dev.decorum.policy.review.ReviewStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases in memory under the real rules and a real review desk, so that pages are tested without an intake. */
final class TestDesk implements CaseDesk {
    private final PolicyEngine engine;
    private final InstantSource clock;
    private final ReviewDesk reviews;
    private final Map<String, CaseView> cases = new LinkedHashMap<>();
    private final Map<String, List<String>> proposals = new LinkedHashMap<>();
    final List<Failed> failed = new ArrayList<>();

    TestDesk(PolicyEngine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        this.reviews = new ReviewDesk(ReviewStore.inMemory(), clock, ReviewLimits.USUAL);
    }

    /** A case in which a customer said these words, and a draft waits. */
    CaseView open(String id, String channel, String words, String draft) {
        Decided decided = decide(channel, words, draft);
        CaseView.Said said = new CaseView.Said(
                1,
                true,
                null,
                null,
                CaseView.MessageState.RECEIVED,
                clock.instant().minusSeconds(600),
                words,
                0);
        CaseView view = new CaseView(
                row(id, channel, clock.instant()),
                false,
                List.of(said),
                decided,
                VerificationLevel.TWO_DATA_POINTS,
                order(),
                draft(1, draft, "assistant", decided),
                List.of(),
                List.of(
                        new CaseView.Recorded(
                                0,
                                clock.instant(),
                                EventKind.RECEIVED,
                                "intake",
                                "{\"channel\":\"" + channel + "\"}",
                                List.of("text")),
                        new CaseView.Recorded(
                                1,
                                clock.instant(),
                                EventKind.DECIDED,
                                "engine",
                                "{\"rules\":\"7f3a\",\"rulings\":[{\"action\":\"reply\",\"outcome\":\"REVIEW\"}],\"needsPerson\":true}",
                                List.of("request", "screen.png"))));
        cases.put(id, view);
        proposals.put(id, new ArrayList<>());
        return view;
    }

    /** Proposes an action in a case. */
    Review propose(String caseId, Action action, String proposer) {
        PolicyDecision decision =
                decide("whatsapp", "Ich möchte mein Geld zurück.", null, action).decision();
        String preview = "The back office would pay back to the customer what the action names.\nThe order stays open.";
        ReviewResult result = reviews.propose(
                new PreparedAction(caseId, action, "f".repeat(64), preview, proposer, proposer), decision);
        Review review = ((ReviewResult.Accepted) result).review();
        Objects.requireNonNull(proposals.get(caseId)).add(0, review.proposal().hash());
        return review;
    }

    @Override
    public CasePage list(CaseFilter filter) {
        List<CaseRow> rows = cases.values().stream()
                .filter(v -> filter.states().isEmpty()
                        || filter.states().contains(v.row().state()))
                .filter(v -> filter.channel() == null
                        || filter.channel().equals(v.row().channel()))
                .filter(v -> filter.assignee() == null
                        || filter.assignee().equals(v.row().assignee()))
                .filter(v -> v.messages().toString().isEmpty()
                        || filter.words().isBlank()
                        || v.messages().stream()
                                .anyMatch(m -> String.valueOf(m.text()).contains(filter.words())))
                .map(CaseView::row)
                .toList();
        return new CasePage(
                rows.stream().skip(filter.offset()).limit(filter.limit()).toList(), rows.size());
    }

    @Override
    public Optional<CaseView> view(String caseId) {
        return Optional.ofNullable(cases.get(caseId))
                .map(v -> new CaseView(
                        v.row(),
                        v.erased(),
                        v.messages(),
                        v.decided(),
                        v.proved(),
                        v.order(),
                        v.draft(),
                        proposals.getOrDefault(caseId, List.of()).stream()
                                .map(h -> reviews.find(h).orElseThrow())
                                .toList(),
                        v.evidence()));
    }

    @Override
    public Optional<byte[]> part(String caseId, long event, String name) {
        if (!cases.containsKey(caseId) || event > 1) {
            return Optional.empty();
        }
        return switch (name) {
            case "request" -> Optional.of("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
            case "screen.png" -> Optional.of(TestPicture.png());
            default -> Optional.empty();
        };
    }

    @Override
    public Deed take(String caseId, Person person) {
        return changed(caseId, CaseState.PERSON, person.name(), null, false);
    }

    @Override
    public Deed release(String caseId, Person person) {
        return changed(caseId, CaseState.PERSON, null, null, false);
    }

    @Override
    public Deed close(String caseId, String reason, Person person) {
        return changed(caseId, CaseState.CLOSED, person.name(), null, true);
    }

    @Override
    public Deed sendDraft(String caseId, long draft, Person person) {
        return isCurrent(caseId, draft)
                ? changed(caseId, CaseState.ANSWERED, person.name(), null, true)
                : new Deed.NotDone("The draft is another by now. Look at it again.");
    }

    @Override
    public Deed editDraft(String caseId, long draft, String text, String reason, Person person) {
        if (!isCurrent(caseId, draft)) {
            return new Deed.NotDone("The draft is another by now. Look at it again.");
        }
        CaseView view = Objects.requireNonNull(cases.get(caseId));
        Decided decided = decide(view.row().channel(), view.messages().get(0).text(), text);
        return changed(caseId, CaseState.PERSON, person.name(), draft(draft + 1, text, person.name(), decided), false);
    }

    @Override
    public Deed discardDraft(String caseId, long draft, String reason, Person person) {
        return changed(caseId, CaseState.PERSON, person.name(), null, true);
    }

    @Override
    public List<Review> reviews(Set<ReviewState> states) {
        return proposals.values().stream()
                .flatMap(List::stream)
                .map(h -> reviews.find(h).orElseThrow())
                .filter(r -> states.contains(r.state()))
                .toList();
    }

    @Override
    public Optional<Review> review(String proposalHash) {
        return reviews.find(proposalHash);
    }

    @Override
    public Deed approve(String proposalHash, String comment, Person person) {
        return deed(reviews.approve(proposalHash, person.name(), person.role(), comment));
    }

    @Override
    public List<Deed> approveAll(List<String> proposalHashes, String comment, Person person) {
        return proposalHashes.stream()
                .map(h -> reviews.find(h)
                        .filter(r -> r.proposal().action().risk() != Risk.HIGH)
                        .map(r -> approve(h, comment, person))
                        .orElse(new Deed.NotDone("Only what is of low risk is approved together.")))
                .toList();
    }

    @Override
    public Deed reject(String proposalHash, String reason, Person person) {
        return deed(reviews.reject(proposalHash, person.name(), reason));
    }

    @Override
    public Deed propose(String proposalHash, Action changed, String reason, Person person) {
        Review before = reviews.find(proposalHash).orElseThrow();
        propose(before.proposal().caseId(), changed, person.name());
        return new Deed.Done("Proposed.");
    }

    @Override
    public Deed settle(String proposalHash, boolean tookEffect, Person person) {
        return deed(reviews.settle(proposalHash, person.name(), tookEffect));
    }

    @Override
    public List<Failed> failed() {
        return List.copyOf(failed);
    }

    @Override
    public Deed retry(long number, Person person) {
        return failed.removeIf(f -> f.number() == number)
                ? new Deed.Done("Again.")
                : new Deed.NotDone("There is no such event.");
    }

    @Override
    public Deed erase(String caseId, String reason, Person person) {
        CaseView v = Objects.requireNonNull(cases.get(caseId));
        cases.put(
                caseId, new CaseView(v.row(), true, List.of(), null, v.proved(), null, null, List.of(), v.evidence()));
        return new Deed.Done("Erased.");
    }

    static Refund refund(String id, String amount) {
        return new Refund(id, Money.of(amount, "EUR"), "D-1042");
    }

    private static Deed deed(ReviewResult result) {
        return result instanceof Refused refused ? new Deed.NotDone(refused.message()) : new Deed.Done("Done.");
    }

    private boolean isCurrent(String caseId, long draft) {
        CaseView view = cases.get(caseId);
        return view != null && (view.draft() == null ? 0 : view.draft().number()) == draft;
    }

    private Deed changed(
            String caseId, CaseState state, @Nullable String assignee, CaseView.@Nullable Draft draft, boolean drop) {
        CaseView v = cases.get(caseId);
        if (v == null) {
            return new Deed.NotDone("There is no such case.");
        }
        CaseRow r = v.row();
        CaseRow row = new CaseRow(
                r.id(),
                r.channel(),
                r.account(),
                r.surface(),
                r.subject(),
                r.region(),
                state,
                r.reason(),
                r.roles(),
                r.language(),
                r.intents(),
                assignee,
                r.openedAt(),
                clock.instant(),
                r.clocks());
        cases.put(
                caseId,
                new CaseView(
                        row,
                        v.erased(),
                        v.messages(),
                        v.decided(),
                        v.proved(),
                        v.order(),
                        draft != null ? draft : drop ? null : v.draft(),
                        List.of(),
                        v.evidence()));
        return new Deed.Done("Done.");
    }

    private CaseView.Draft draft(long number, String text, String author, Decided decided) {
        ReplyCheck check = new ReplyCheck(engine.disclosures());
        return new CaseView.Draft(
                number, text, author, clock.instant(), decided, check.check(decided.request(), decided.decision()));
    }

    private Decided decide(String channel, String words, @Nullable String draft, Action... actions) {
        Message message = new Message(
                channel,
                null,
                Audience.PRIVATE,
                "de",
                Set.of(Intent.GET_REFUND, Intent.DELIVERY_DELAY),
                Set.of(),
                words,
                words.length(),
                0,
                false,
                clock.instant());
        List<Fact> facts = new ArrayList<>(List.of(
                new Rollout(RolloutStage.REVIEWED_EXECUTION),
                message,
                new Conversation(ReplyWindow.UNKNOWN, 1, false, true, null, null),
                Customer.verified(VerificationLevel.TWO_DATA_POINTS),
                order().order()));
        if (draft != null) {
            facts.add(Reply.of(Audience.PRIVATE, Author.BOT, "de", draft));
            facts.add(new SendReply("reply"));
        }
        facts.addAll(List.of(actions));
        PolicyRequest request = engine.complete(PolicyRequest.on(channel)
                .in("de")
                .at(clock.instant())
                .with(facts)
                .build());
        return new Decided(request, engine.decide(request));
    }

    private OrderRecord order() {
        Instant now = clock.instant();
        Order order = Order.of("D-1042", OrderStatus.SHIPPED, Money.of("180.00", "EUR"), null)
                .promisedFor(now.minus(Duration.ofDays(9)));
        return new OrderRecord(order, "K-31", "lena.musterfrau@example.org", 0);
    }

    private static CaseRow row(String id, String channel, Instant now) {
        return new CaseRow(
                id,
                channel,
                "shop-de",
                Surface.MESSAGING,
                "s".repeat(20),
                "de",
                CaseState.PERSON,
                "An agent confirms the draft.",
                Set.of(Role.AGENT),
                "de",
                Set.of(Intent.GET_REFUND, Intent.DELIVERY_DELAY),
                null,
                now.minus(Duration.ofHours(5)),
                now.minusSeconds(90),
                new CaseRow.Clocks(
                        now.plus(Duration.ofHours(19)),
                        now.plus(Duration.ofDays(12)),
                        now.plus(Duration.ofMinutes(50)),
                        now.minus(Duration.ofMinutes(5))));
    }
}
