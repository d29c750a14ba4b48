package dev.decorum.example.operations;

import dev.decorum.policy.fact.VerificationLevel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** Where codes and tries of proofs are kept. Implementations say whether they are safe for use by several threads. */
public interface ProofStore {
    /** Counts a try of a case at a level; how many there have been with it. */
    int tried(String caseId, VerificationLevel level);

    /** Keeps a code that was issued; an earlier one of the case is forgotten. */
    void issued(String caseId, Code code);

    /** The code of a case. */
    Optional<Code> code(String caseId);

    /** Forgets the code of a case. */
    void spent(String caseId);

    /**
     * A code that was issued.
     *
     * @param digest its digest under the customer's key
     * @param until until when it is good
     */
    record Code(String digest, Instant until) {
        boolean isGood(String given, Instant now) {
            return now.isBefore(until)
                    && MessageDigest.isEqual(
                            digest.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String toString() {
            return "Code[until " + until + "]";
        }
    }
}
