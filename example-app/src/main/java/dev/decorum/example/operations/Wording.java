package dev.decorum.example.operations;

import dev.decorum.policy.decision.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one turn, from a drafter that may be slow. It is never asked within a transaction: what is not known yet
 * ends the transaction with {@link Wanted}, is asked for by {@link #ask}, and the turn begins anew. Words are found again
 * by all that they were made of, so a turn that has come out differently meanwhile asks for others. Safe for use by several
 * threads.
 */
final class Wording implements Drafter {
    /** After so many askings a turn goes on with the words that are there at once. */
    private static final int MOST = 4;

    private final Drafter drafter;
    private final Map<Asked, Optional<String>> known = new ConcurrentHashMap<>();

    Wording(Drafter drafter) {
        this.drafter = drafter;
    }

    /**
     * The words, when they are known.
     *
     * @throws Wanted when they have to be asked for first
     */
    @Override
    public Optional<String> draft(Purpose purpose, Tone tone, List<String> disclosures, Map<String, String> values) {
        Drafter atOnce = drafter.atOnce();
        if (atOnce == drafter) {
            return drafter.draft(purpose, tone, disclosures, values);
        }
        Asked asked = new Asked(purpose, tone, disclosures, values);
        Optional<String> words = known.get(asked);
        if (words != null) {
            return words;
        }
        if (known.size() >= MOST) {
            return atOnce.draft(purpose, tone, disclosures, values);
        }
        throw new Wanted(asked);
    }

    /** Asks the drafter, however long that takes. Not to be called within a transaction. */
    void ask(Wanted wanted) {
        Asked asked = wanted.asked;
        Optional<String> words;
        try {
            words = asked.of(drafter);
        } catch (RuntimeException e) {
            words = asked.of(drafter.atOnce());
        }
        known.put(asked, words);
    }

    /** All that words are made of. Personal data may be among it. */
    private record Asked(Purpose purpose, Tone tone, List<String> disclosures, Map<String, String> values) {
        Asked {
            disclosures = List.copyOf(disclosures);
            values = Map.copyOf(values);
        }

        Optional<String> of(Drafter drafter) {
            return drafter.draft(purpose, tone, disclosures, values);
        }

        @Override
        public String toString() {
            return "Asked[" + purpose + "]";
        }
    }

    /** A transaction ends without effect, because words have to be asked for first. */
    static final class Wanted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Asked asked;

        private Wanted(Asked asked) {
            super("Words have to be asked for outside of the transaction.", null, false, false);
            this.asked = asked;
        }
    }
}
