package dev.decorum.policy.resolution;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Deadline;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.policy.decision.EvidenceNeeded;
import dev.decorum.policy.decision.MaxLength;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.Routing;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.decision.Verification;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Moment;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.TimeSpan;
import dev.decorum.policy.fact.VerificationLevel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state of one decision while the rules speak; each field joins what is said in an order that does not matter. */
final class Merge {
    private static final Comparator<Diagnostic> BY_CODE =
            Comparator.comparing(Diagnostic::code).thenComparing(Diagnostic::message);
    private static final Comparator<Deadline> BY_DUE =
            Comparator.comparing(Deadline::due).thenComparing(Deadline::clock).thenComparing(Deadline::basis);

    final Ranked<Formality> formality = new Ranked<>();
    final Ranked<String> address = new Ranked<>();
    final Ranked<Boolean> emoji = new Ranked<>();
    final Ranked<Boolean> exclamationMarks = new Ranked<>();
    final Ranked<Boolean> links = new Ranked<>();
    final Ranked<Boolean> greeting = new Ranked<>();
    final Ranked<Boolean> closing = new Ranked<>();
    final Ranked<String> language = new Ranked<>();
    final Map<LengthUnit, Integer> maxLength = new EnumMap<>(LengthUnit.class);
    final Set<String> guidance = new TreeSet<>();
    final Set<ClaimCategory> avoid = EnumSet.noneOf(ClaimCategory.class);
    final Set<KnowledgeArea> consult = EnumSet.noneOf(KnowledgeArea.class);
    final Set<String> disclosures = new TreeSet<>();
    final Set<Role> handOver = EnumSet.noneOf(Role.class);
    final Set<EvidenceNeeded> evidence =
            new TreeSet<>(Comparator.comparing(EvidenceNeeded::action).thenComparing(EvidenceNeeded::kind));
    final Set<Deadline> deadlines = new TreeSet<>(BY_DUE);
    boolean orderNeeded;
    boolean moveToPrivate;

    private final PolicyRequest request;
    private final Map<String, ActionFile> actions = new TreeMap<>();
    private final Map<Claim, Map<String, Set<String>>> forbidden = new LinkedHashMap<>();
    private final Set<Diagnostic> diagnostics = new TreeSet<>(BY_CODE);
    private VerificationLevel verification = VerificationLevel.NONE;
    private boolean failed;

    Merge(PolicyRequest request) {
        this.request = request;
        for (Action action : request.all(Action.class)) {
            actions.put(action.id(), new ActionFile(action));
            if (!action.missing().isEmpty()) {
                fail(new Diagnostic(
                        "missing-amount",
                        "The " + action.label() + " lacks " + action.missing() + ", so a person decides on it."));
            }
        }
        for (Claim claim : request.all(Claim.class)) {
            forbidden.put(claim, new TreeMap<>());
        }
        request.find(Order.class)
                .map(Order::statutoryDeadline)
                .ifPresent(due -> deadlines.add(new Deadline(due, Clock.STATUTORY, "deadline of the order")));
        requirePresence();
    }

    ActionFile of(Action action) {
        ActionFile file = actions.get(action.id());
        if (file == null) {
            throw new IllegalStateException("A rule spoke of the action `" + action.id()
                    + "`, which the request does not have. Maybe the engine matched another request.");
        }
        return file;
    }

    void requireVerification(VerificationLevel level) {
        if (level.compareTo(verification) > 0) {
            verification = level;
        }
    }

    void forbid(Claim claim, String rule, String reason) {
        forbidden
                .computeIfAbsent(claim, c -> new TreeMap<>())
                .computeIfAbsent(rule, r -> new TreeSet<>())
                .add(reason);
    }

    void fail(Diagnostic diagnostic) {
        failed = true;
        handOver.add(Role.AGENT);
        diagnostics.add(diagnostic);
    }

    void note(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    Instant due(int amount, TimeSpan unit) {
        Instant from = request.find(Message.class).map(Message::sentAt).orElse(request.at());
        return switch (unit) {
            case MINUTES -> from.plus(Duration.ofMinutes(amount));
            case HOURS -> from.plus(Duration.ofHours(amount));
            case DAYS -> from.plus(Duration.ofDays(amount));
            case BUSINESS_DAYS -> plusBusinessDays(from, amount);
        };
    }

    PolicyDecision decision(List<Reason> said, RuleSetRef ruleSet) {
        noteDisputes();
        List<ClaimFinding> claims = findings();
        VerificationLevel held =
                request.find(Customer.class).map(Customer::verified).orElse(VerificationLevel.NONE);
        Set<String> forbiddenBy = new TreeSet<>();
        claims.forEach(c -> forbiddenBy.addAll(c.because()));
        var circumstances = new ActionFile.Circumstances(
                held,
                verification,
                request.find(Rollout.class).map(Rollout::stage).orElse(RolloutStage.OFF),
                forbiddenBy,
                failed);
        List<Ruling> rulings =
                actions.values().stream().map(a -> a.ruling(circumstances)).toList();
        return new PolicyDecision(
                tone(),
                new Verification(verificationRequired(), held),
                claims,
                avoid,
                rulings,
                new Routing(moveToPrivate, handOver),
                List.copyOf(disclosures),
                List.copyOf(evidence),
                orderNeeded,
                consult,
                List.copyOf(deadlines),
                reviewBy(),
                ReasonOrder.sorted(said, ruleSet),
                ruleSet,
                List.copyOf(diagnostics));
    }

    private void requirePresence() {
        if (request.find(Customer.class).isEmpty()) {
            fail(new Diagnostic(
                    "missing-customer",
                    "The request has no customer, so nobody can say what was verified; a person takes the case."));
        }
        if (request.find(Rollout.class).isEmpty()) {
            fail(new Diagnostic(
                    "missing-rollout",
                    "The request has no rollout stage, so it is decided as off; a person takes the case."));
        }
    }

    private void noteDisputes() {
        if (formality.isDisputed()) {
            note(dispute("tone", formality, "the more formal one holds"));
        }
        if (address.isDisputed()) {
            note(dispute("form of address", address, "the first by the alphabet holds"));
        }
        if (language.isDisputed()) {
            note(dispute("language", language, "the first by the alphabet holds"));
        }
    }

    private static Diagnostic dispute(String what, Ranked<?> values, String resolution) {
        return new Diagnostic(
                "two-values-in-one-layer",
                "One layer gives more than one " + what + " " + values + "; " + resolution + ".");
    }

    private Tone tone() {
        Formality formal = formality.highest();
        Boolean emojiWelcome = emoji.lowest();
        List<MaxLength> lengths = new ArrayList<>();
        maxLength.forEach((unit, value) -> lengths.add(new MaxLength(value, unit)));
        return new Tone(
                formal == null ? Formality.NEUTRAL : formal,
                address.lowest(),
                language.lowest(),
                emojiWelcome != null && emojiWelcome,
                exclamationMarks.lowest(),
                links.lowest(),
                greeting.highest(),
                closing.highest(),
                lengths,
                List.copyOf(guidance));
    }

    private List<ClaimFinding> findings() {
        List<ClaimFinding> found = new ArrayList<>();
        forbidden.forEach((claim, rules) -> {
            Set<String> remedies = new TreeSet<>();
            rules.values().forEach(remedies::addAll);
            found.add(new ClaimFinding(claim, !rules.isEmpty(), List.copyOf(rules.keySet()), List.copyOf(remedies)));
        });
        found.sort(Comparator.comparingInt((ClaimFinding f) -> f.claim().startsAt())
                .thenComparingInt(f -> f.claim().endsAt())
                .thenComparing(f -> f.claim().category()));
        return found;
    }

    private VerificationLevel verificationRequired() {
        VerificationLevel highest = verification;
        for (ActionFile file : actions.values()) {
            VerificationLevel needed = file.verificationWithin(verification);
            if (!file.isDenied() && needed.compareTo(highest) > 0) {
                highest = needed;
            }
        }
        return highest;
    }

    private @Nullable Instant reviewBy() {
        if (deadlines.isEmpty()) {
            return null;
        }
        Instant due = deadlines.iterator().next().due();
        Duration left = Duration.between(request.at(), due);
        return left.isNegative() || left.isZero()
                ? due.minusSeconds(1)
                : request.at().plus(left.multipliedBy(3).dividedBy(4));
    }

    private Instant plusBusinessDays(Instant from, int days) {
        ZoneId zone = request.find(Moment.class).map(m -> ZoneId.of(m.zone())).orElse(ZoneOffset.UTC);
        ZonedDateTime due = from.atZone(zone);
        for (int left = days; left > 0; ) {
            due = due.plusDays(1);
            if (due.getDayOfWeek() != DayOfWeek.SATURDAY && due.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return due.toInstant();
    }
}
