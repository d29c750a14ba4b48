package dev.decorum.policy.difference;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Deadline;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.decision.EvidenceNeeded;
import dev.decorum.policy.decision.MaxLength;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the changes between two decisions. Used once; the orders are those that {@link DecisionDifference} states. */
final class Comparison {
    private final PolicyDecision before;
    private final PolicyDecision after;
    private final Map<String, Ruling> rulingsBefore;
    private final Map<String, Ruling> rulingsAfter;
    private final List<Change> changes = new ArrayList<>();

    Comparison(PolicyDecision before, PolicyDecision after) {
        this.before = before;
        this.after = after;
        this.rulingsBefore = byAction(before);
        this.rulingsAfter = byAction(after);
    }

    List<Change> changes() {
        rulings();
        level(DecisionPart.VERIFICATION, "", "verification", needs(before), needs(after));
        claims();
        requirements(DecisionPart.AVOID, "category to avoid:", words(before.avoid()), words(after.avoid()));
        flag(
                DecisionPart.ROUTING,
                "move",
                "to private",
                before.routing().moveToPrivate(),
                after.routing().moveToPrivate());
        roles(
                DecisionPart.ROUTING,
                "",
                "hand-over to",
                before.routing().handOver(),
                after.routing().handOver());
        requirements(DecisionPart.DISCLOSURES, "disclosure", before.disclosures(), after.disclosures());
        evidence();
        flag(DecisionPart.ORDER_NEEDED, "need of", "the order", before.orderNeeded(), after.orderNeeded());
        requirements(DecisionPart.CONSULT, "knowledge area", words(before.consult()), words(after.consult()));
        set(
                DecisionPart.DEADLINES,
                ChangeKind.DEADLINE,
                "answer",
                deadlines(before.deadlines()),
                deadlines(after.deadlines()));
        value(DecisionPart.REVIEW_BY, ChangeKind.DEADLINE, "", "review until", before.reviewBy(), after.reviewBy());
        tone(before.tone(), after.tone());
        set(DecisionPart.REASONS, ChangeKind.REASON, "reason", reasons(before), reasons(after));
        set(DecisionPart.DIAGNOSTICS, ChangeKind.REASON, "diagnostic", diagnostics(before), diagnostics(after));
        return changes;
    }

    private void rulings() {
        Set<String> actions = new TreeSet<>(rulingsBefore.keySet());
        actions.addAll(rulingsAfter.keySet());
        for (String action : actions) {
            Ruling old = rulingsBefore.get(action);
            Ruling now = rulingsAfter.get(action);
            if (old == null || now == null) {
                directed(
                        DecisionPart.RULINGS,
                        action,
                        "ruling",
                        now == null ? 1 : -1,
                        old == null ? "" : FactKinds.wordFor(old.outcome()),
                        now == null ? "" : FactKinds.wordFor(now.outcome()));
            } else {
                ruling(action, old, now);
            }
        }
    }

    private void ruling(String action, Ruling old, Ruling now) {
        DecisionPart part = DecisionPart.RULINGS;
        level(part, action, "ruling", old.outcome(), now.outcome());
        if (old.outcome() == Outcome.REVIEW && now.outcome() == Outcome.REVIEW) {
            roles(part, action, "approval by", old.roles(), now.roles());
            directed(
                    part,
                    action,
                    "approvals",
                    Integer.compare(now.approvals(), old.approvals()),
                    String.valueOf(old.approvals()),
                    String.valueOf(now.approvals()));
        }
        if (old.outcome() != Outcome.DENY && now.outcome() != Outcome.DENY) {
            level(part, action, "verification", old.verification(), now.verification());
        }
        value(part, ChangeKind.REASON, action, "note", old.note(), now.note());
    }

    /** What the case needs; without the actions that one decision alone denies, when there are any. */
    private VerificationLevel needs(PolicyDecision decision) {
        if (rulingsBefore.keySet().stream().noneMatch(this::isDeniedOnce)) {
            return decision.verification().required();
        }
        VerificationLevel highest = VerificationLevel.NONE;
        for (Ruling ruling : decision.rulings()) {
            if (ruling.outcome() != Outcome.DENY && !isDeniedOnce(ruling.action())) {
                highest = higher(highest, ruling.verification());
            }
        }
        for (Reason reason : decision.reasons()) {
            if (reason.effect() == Effect.REQUIRE_VERIFICATION) {
                for (VerificationLevel level : VerificationLevel.values()) {
                    if (FactKinds.wordFor(level).equals(reason.subject())) {
                        highest = higher(highest, level);
                    }
                }
            }
        }
        return highest;
    }

    private boolean isDeniedOnce(String action) {
        Ruling old = rulingsBefore.get(action);
        Ruling now = rulingsAfter.get(action);
        return (old == null || old.outcome() == Outcome.DENY) != (now == null || now.outcome() == Outcome.DENY);
    }

    private static VerificationLevel higher(VerificationLevel one, VerificationLevel other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void claims() {
        Map<String, ClaimFinding> old = byPlace(before);
        Map<String, ClaimFinding> now = byPlace(after);
        Set<String> all = new LinkedHashSet<>(old.keySet());
        all.addAll(now.keySet());
        for (String claim : all) {
            claim(claim, old.get(claim), now.get(claim));
        }
    }

    private void claim(String claim, @Nullable ClaimFinding old, @Nullable ClaimFinding now) {
        boolean wasForbidden = old != null && old.forbidden();
        boolean isForbidden = now != null && now.forbidden();
        String stood = old == null ? "not found" : wasForbidden ? "forbidden" : "not forbidden";
        String stands = now == null ? "not found" : isForbidden ? "forbidden" : "not forbidden";
        if (wasForbidden != isForbidden) {
            directed(DecisionPart.CLAIMS, "", claim, isForbidden ? 1 : -1, stood, stands);
        } else if (!stood.equals(stands)) {
            add(DecisionPart.CLAIMS, ChangeKind.REASON, "", claim, stood, stands);
        }
        set(
                DecisionPart.CLAIMS,
                ChangeKind.TONE,
                "remedy of " + claim + ":",
                old == null ? List.of() : old.remedy(),
                now == null ? List.of() : now.remedy());
    }

    private void evidence() {
        for (EvidenceNeeded needed : before.evidence()) {
            if (!after.evidence().contains(needed)) {
                add(
                        DecisionPart.EVIDENCE,
                        ChangeKind.LOOSENED,
                        needed.action(),
                        "evidence",
                        FactKinds.wordFor(needed.kind()),
                        "");
            }
        }
        for (EvidenceNeeded needed : after.evidence()) {
            if (!before.evidence().contains(needed)) {
                add(
                        DecisionPart.EVIDENCE,
                        ChangeKind.TIGHTENED,
                        needed.action(),
                        "evidence",
                        "",
                        FactKinds.wordFor(needed.kind()));
            }
        }
    }

    private void tone(Tone old, Tone now) {
        toneValue("formality", FactKinds.wordFor(old.formality()), FactKinds.wordFor(now.formality()));
        toneValue("address", old.address(), now.address());
        toneValue("language", old.language(), now.language());
        toneValue("emoji", welcome(old.emoji()), welcome(now.emoji()));
        toneValue("exclamation marks", welcome(old.exclamationMarks()), welcome(now.exclamationMarks()));
        toneValue("links", welcome(old.links()), welcome(now.links()));
        toneValue("greeting", wanted(old.greeting()), wanted(now.greeting()));
        toneValue("closing", wanted(old.closing()), wanted(now.closing()));
        set(DecisionPart.TONE, ChangeKind.TONE, "at most", lengths(old), lengths(now));
        set(DecisionPart.TONE, ChangeKind.TONE, "guidance", old.guidance(), now.guidance());
    }

    private static @Nullable String welcome(@Nullable Boolean said) {
        return said == null ? null : said ? "welcome" : "unwelcome";
    }

    private static @Nullable String wanted(@Nullable Boolean said) {
        return said == null ? null : said ? "wanted" : "unwanted";
    }

    private void toneValue(String what, @Nullable Object old, @Nullable Object now) {
        value(DecisionPart.TONE, ChangeKind.TONE, "", what, old, now);
    }

    /** Roles in which each dropped one that no other stands in for loosens, and each added one likewise tightens. */
    private void roles(DecisionPart part, String action, String what, Set<Role> old, Set<Role> now) {
        for (Role role : old) {
            if (!suffices(now, role)) {
                add(part, ChangeKind.LOOSENED, action, what, FactKinds.wordFor(role), "");
            }
        }
        for (Role role : now) {
            if (!suffices(old, role)) {
                add(part, ChangeKind.TIGHTENED, action, what, "", FactKinds.wordFor(role));
            }
        }
    }

    private static boolean suffices(Set<Role> roles, Role needed) {
        return roles.contains(needed) || (needed == Role.AGENT && roles.contains(Role.SUPERVISOR));
    }

    private <E extends Enum<E>> void level(DecisionPart part, String action, String what, E old, E now) {
        directed(part, action, what, now.compareTo(old), FactKinds.wordFor(old), FactKinds.wordFor(now));
    }

    private void flag(DecisionPart part, String what, String value, boolean old, boolean now) {
        directed(part, "", what, Boolean.compare(now, old), old ? value : "", now ? value : "");
    }

    /** Adds a change that goes up, to what is stricter, down, or not at all. */
    private void directed(DecisionPart part, String action, String what, int up, String old, String now) {
        if (up != 0) {
            add(part, up > 0 ? ChangeKind.TIGHTENED : ChangeKind.LOOSENED, action, what, old, now);
        }
    }

    private void requirements(DecisionPart part, String what, Collection<String> old, Collection<String> now) {
        dropped(part, ChangeKind.LOOSENED, what, old, now);
        added(part, ChangeKind.TIGHTENED, what, old, now);
    }

    private void set(DecisionPart part, ChangeKind kind, String what, Collection<String> old, Collection<String> now) {
        dropped(part, kind, what, old, now);
        added(part, kind, what, old, now);
    }

    private void dropped(
            DecisionPart part, ChangeKind kind, String what, Collection<String> old, Collection<String> now) {
        for (String value : old) {
            if (!now.contains(value)) {
                add(part, kind, "", what, value, "");
            }
        }
    }

    private void added(
            DecisionPart part, ChangeKind kind, String what, Collection<String> old, Collection<String> now) {
        for (String value : now) {
            if (!old.contains(value)) {
                add(part, kind, "", what, "", value);
            }
        }
    }

    private void value(
            DecisionPart part,
            ChangeKind kind,
            String action,
            String what,
            @Nullable Object old,
            @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            add(part, kind, action, what, old == null ? "" : old.toString(), now == null ? "" : now.toString());
        }
    }

    private void add(DecisionPart part, ChangeKind kind, String action, String what, String old, String now) {
        changes.add(new Change(part, kind, action, what, old, now));
    }

    private static Map<String, Ruling> byAction(PolicyDecision decision) {
        Map<String, Ruling> rulings = new TreeMap<>();
        decision.rulings().forEach(r -> rulings.put(r.action(), r));
        return rulings;
    }

    /** The findings by the labels of their claims; of several with one label a forbidden one stands for all. */
    private static Map<String, ClaimFinding> byPlace(PolicyDecision decision) {
        Map<String, ClaimFinding> findings = new LinkedHashMap<>();
        decision.claims().forEach(f -> findings.merge(f.claim().label(), f, (a, b) -> b.forbidden() ? b : a));
        return findings;
    }

    private static List<String> words(Set<? extends Enum<?>> values) {
        return texts(values, FactKinds::wordFor);
    }

    private static List<String> lengths(Tone tone) {
        return texts(tone.maxLength(), (MaxLength m) -> m.value() + " " + FactKinds.wordFor(m.unit()));
    }

    private static List<String> deadlines(List<Deadline> deadlines) {
        return texts(deadlines, d -> "by " + d.due() + " (" + FactKinds.wordFor(d.clock()) + "; " + d.basis() + ")");
    }

    private static List<String> diagnostics(PolicyDecision decision) {
        return texts(decision.diagnostics(), (Diagnostic d) -> d.code() + ": " + d.message());
    }

    private static Set<String> reasons(PolicyDecision decision) {
        return new LinkedHashSet<>(texts(
                decision.reasons(),
                r -> "`" + r.rule().id() + "` (" + FactKinds.wordFor(r.effect())
                        + (r.subject().isEmpty() ? "" : " " + r.subject()) + "; "
                        + r.rule().basis()
                        + (r.rule().unconfirmed() ? "; unconfirmed" : "") + ")"
                        + (r.text().isEmpty() ? "" : ": " + r.text())));
    }

    private static <T> List<String> texts(Collection<T> values, Function<? super T, String> text) {
        return values.stream().<String>map(text).toList();
    }
}
