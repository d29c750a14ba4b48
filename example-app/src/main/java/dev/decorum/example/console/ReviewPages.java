package dev.decorum.example.console;

import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.Deed;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Risk;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What waits for a yes or a no, by risk, and each proposal with the exact action that it is about. */
final class ReviewPages {
    private static final String HASH = "[0-9a-f]{64}";
    private static final int LARGEST_BATCH = 50;
    private static final Map<String, Set<ReviewState>> TABS = Map.of(
            "waiting",
            EnumSet.of(ReviewState.PROPOSED),
            "unclear",
            EnumSet.of(ReviewState.UNKNOWN, ReviewState.EXPIRED),
            "running",
            EnumSet.of(ReviewState.APPROVED, ReviewState.CLAIMED, ReviewState.SENT),
            "over",
            EnumSet.of(
                    ReviewState.SUCCEEDED,
                    ReviewState.FAILED,
                    ReviewState.REJECTED,
                    ReviewState.REVOKED,
                    ReviewState.SUPERSEDED));

    private final CaseDesk desk;

    ReviewPages(CaseDesk desk) {
        this.desk = desk;
    }

    void list(Visit visit) {
        String tab = TABS.containsKey(visit.query("show")) ? visit.query("show") : "waiting";
        Map<Risk, List<Review>> tiers = new EnumMap<>(Risk.class);
        List<Review> found = desk.reviews(TABS.getOrDefault(tab, Set.of()));
        for (Risk risk : List.of(Risk.HIGH, Risk.LOW, Risk.READ)) {
            List<Review> tier = found.stream()
                    .filter(r -> r.proposal().action().risk() == risk)
                    .toList();
            if (!tier.isEmpty()) {
                tiers.put(risk, tier);
            }
        }
        visit.show(
                "reviews.jte",
                "reviews.title",
                "reviews",
                Map.of(
                        "tab",
                        tab,
                        "tabs",
                        List.of("waiting", "unclear", "running", "over"),
                        "tiers",
                        tiers,
                        "works",
                        Deeds.WORKERS.contains(visit.staff().role())));
    }

    void show(Visit visit) {
        Review review = review(visit);
        Action action = review.proposal().action();
        Map<String, Object> model = new HashMap<>();
        model.put("review", review);
        model.put("form", ActionForm.of(action));
        model.put("works", Deeds.WORKERS.contains(visit.staff().role()));
        model.put("leads", visit.staff().role() == StaffRole.SUPERVISOR);
        model.put("own", isOwn(visit, review));
        desk.view(review.proposal().caseId()).map(CaseView::order).ifPresent(order -> model.put("order", order));
        visit.show("review.jte", "review.title", "reviews", model);
    }

    void approve(Visit visit) {
        String hash = hash(visit);
        done(visit, "approve", hash, desk.approve(hash, visit.raw("comment").strip(), Deeds.person(visit)), "approved");
    }

    void reject(Visit visit) {
        String hash = hash(visit);
        done(visit, "reject", hash, desk.reject(hash, Deeds.reason(visit), Deeds.person(visit)), "rejected");
    }

    /** Proposes the action as it was changed; the proposal that was looked at is over then. */
    void edit(Visit visit) {
        Review review = review(visit);
        String hash = review.proposal().hash();
        Action changed = ActionForm.changed(review.proposal().action(), name -> visit.field("f-" + name));
        Deed deed = desk.propose(hash, changed, Deeds.reason(visit), Deeds.person(visit));
        Deeds.done(visit, "propose", hash, deed, "/cases/" + review.proposal().caseId(), "proposed");
    }

    void settle(Visit visit) {
        String hash = hash(visit);
        String effect = visit.field("effect");
        if (!Set.of("yes", "no").contains(effect)) {
            throw Problem.input("problem.request");
        }
        Deed deed = desk.settle(hash, effect.equals("yes"), Deeds.person(visit));
        done(visit, "settle", hash, deed, "settled");
    }

    /** Says yes to several proposals of low risk at once; each is answered and written down for itself. */
    void batch(Visit visit) {
        List<String> hashes = List.copyOf(new LinkedHashSet<>(visit.fields("proposal")));
        if (hashes.isEmpty() || hashes.size() > LARGEST_BATCH) {
            throw Problem.input("reviews.choose", LARGEST_BATCH);
        }
        if (!hashes.stream().allMatch(h -> h.matches(HASH))) {
            throw Problem.notFound();
        }
        List<Deed> deeds = desk.approveAll(hashes, visit.raw("comment").strip(), Deeds.person(visit));
        for (int i = 0; i < deeds.size(); i++) {
            visit.audit("approve", hashes.get(i), deeds.get(i) instanceof Deed.Done ? Audit.DONE : "not-done");
        }
        List<String> refused = deeds.stream()
                .filter(Deed.NotDone.class::isInstance)
                .map(d -> ((Deed.NotDone) d).message())
                .distinct()
                .toList();
        if (!refused.isEmpty()) {
            throw Problem.refused(String.join(" ", refused), "/reviews");
        }
        visit.goTo("/reviews?done=approved");
    }

    /** Whether it would be approving one's own work; the desk refuses it in any case. */
    private static boolean isOwn(Visit visit, Review review) {
        String name = Staff.key(visit.staff().name());
        return name.equals(Staff.key(review.proposal().proposer()))
                || name.equals(Staff.key(review.proposal().lastEditor()));
    }

    private Review review(Visit visit) {
        return desk.review(hash(visit)).orElseThrow(Problem::notFound);
    }

    private static void done(Visit visit, String action, String hash, Deed deed, String done) {
        Deeds.done(visit, action, hash, deed, "/reviews/" + hash, done);
    }

    private static String hash(Visit visit) {
        String hash = visit.path("hash");
        if (!hash.matches(HASH)) {
            throw Problem.notFound();
        }
        return hash;
    }
}
