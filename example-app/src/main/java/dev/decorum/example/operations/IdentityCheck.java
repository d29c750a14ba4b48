package dev.decorum.example.operations;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.intake.Outbox;
import dev.decorum.example.journal.Journal;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.VerificationLevel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether the customer is who the order says, by two data points or by a one-time code. A case has three tries
 * at each; then it is locked, and a person goes on. A wrong number and a wrong postcode look the same.
 * As safe for use by several threads as where codes and tries are kept.
 */
public final class IdentityCheck {
    /** How long a code is good. */
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private static final int TRIES = 3;
    // Not \b: in Chinese and Japanese a letter stands right beside a number.
    private static final Pattern ORDER = Pattern.compile("(?<![A-Za-z0-9-])D-\\d{4}(?!\\d)");
    /** Five or six digits, or two groups of them as in Brazil and Japan. */
    private static final Pattern POSTCODE =
            Pattern.compile("(?<![A-Za-z0-9-])(?:\\d{3}-\\d{4}|\\d{5}-\\d{3}|\\d{5,6})(?![\\d-])");

    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z0-9-])\\d{6}(?!\\d)");

    private final BackOffice backOffice;
    private final Outbox outbox;
    private final Journal journal;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ProofStore proofs;

    /** A check against a back office. */
    public IdentityCheck(
            BackOffice backOffice, Outbox outbox, Journal journal, ProofStore proofs, InstantSource clock) {
        this.backOffice = backOffice;
        this.outbox = outbox;
        this.journal = journal;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** The order number in a text, when there is one. */
    public static Optional<String> orderNumber(String text) {
        return first(ORDER, text);
    }

    /** Compares the order number and the postcode in a text with the back office; the order number when both are right. */
    public Optional<String> twoDataPoints(CaseFile of, String text) {
        Optional<String> order = first(ORDER, text);
        Optional<String> postcode = first(POSTCODE, text);
        boolean right = mayTry(of, VerificationLevel.TWO_DATA_POINTS)
                && order.isPresent()
                && postcode.isPresent()
                && backOffice.matches(order.get(), postcode.get());
        note(of, VerificationLevel.TWO_DATA_POINTS, right);
        return right ? order : Optional.empty();
    }

    /**
     * Sends a new code to the address on file; an earlier one of this case is no longer good.
     *
     * @throws IllegalStateException when the order has not been looked up
     */
    public void sendCode(CaseFile of) {
        String address = of.order()
                .orElseThrow(() -> new IllegalStateException(
                        "A code goes to the address on file, and no order is known. Maybe look the order up first."))
                .email();
        String code = String.format("%06d", random.nextInt(1_000_000));
        proofs.issued(of.id(), new ProofStore.Code(digest(code), clock.instant().plus(CODE_LIFE)));
        outbox.code(address, code);
    }

    /** Sends a code unless one is on its way that is still good, so that nobody is flooded with them. */
    public void ensureCode(CaseFile of) {
        boolean good = proofs.code(of.id())
                .filter(code -> clock.instant().isBefore(code.until()))
                .isPresent();
        if (!good) {
            sendCode(of);
        }
    }

    /** Whether a text holds the code that was sent last; a code is good once and for ten minutes. */
    public boolean code(CaseFile of, String text) {
        ProofStore.Code issued = proofs.code(of.id()).orElse(null);
        Optional<String> given = first(CODE, text);
        boolean right = mayTry(of, VerificationLevel.ONE_TIME_CODE)
                && issued != null
                && given.isPresent()
                && issued.isGood(digest(given.get()), clock.instant());
        if (right) {
            proofs.spent(of.id());
        }
        note(of, VerificationLevel.ONE_TIME_CODE, right);
        return right;
    }

    /** Whether a text holds what looks like both data points. */
    public static boolean offersDataPoints(String text) {
        return first(ORDER, text).isPresent() && first(POSTCODE, text).isPresent();
    }

    /** Whether a text holds what looks like a code. */
    public static boolean offersCode(String text) {
        return first(CODE, text).isPresent();
    }

    private boolean mayTry(CaseFile of, VerificationLevel level) {
        return proofs.tried(of.id(), level) <= TRIES;
    }

    private void note(CaseFile of, VerificationLevel level, boolean right) {
        if (right) {
            of.proved(level);
        } else {
            of.failedProof();
        }
        Payload payload = Payload.empty().word("level", level).flag("proved", right);
        journal.write(EventKind.VERIFIED, of.id(), of.shop().assistant(), payload);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** A code has six digits, so its digest hides it from a glance and not from a search; the key of the case does. */
    private String digest(String code) {
        return journal.key().digest("one-time-code", code);
    }
}
