package dev.decorum.policy.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.internal.Canonical;
import java.time.Instant;

/**
 * One exact action that waits for approval. Immutable: an edit makes another proposal.
 *
 * <p>The hash covers every other component, the whole action among them. The nonce makes two proposals of an equal
 * action differ, and keeps the hash from giving the personal data of the proposal away to someone who guesses.
 *
 * @param caseId the case
 * @param action the whole action
 * @param ruling what was decided on it: which roles approve it, and how many people
 * @param proposer who or what proposed it
 * @param lastEditor who changed it last
 * @param rulesHash the rules that decided
 * @param factsHash the facts that were decided on
 * @param preview what the reviewer sees. Personal data
 * @param nonce 32 hex digits that nobody can guess
 * @param createdAt when it was proposed
 * @param expiresAt from when on it can be neither approved nor used
 * @param hash SHA-256 over all of this, as lower-case hex
 */
public record Proposal(
        String caseId,
        Action action,
        Ruling ruling,
        String proposer,
        String lastEditor,
        String rulesHash,
        String factsHash,
        String preview,
        String nonce,
        Instant createdAt,
        Instant expiresAt,
        String hash) {
    private static final String DOMAIN = "decorum/proposal/v1";

    static Proposal of(
            PreparedAction prepared, Ruling ruling, String rulesHash, String nonce, Instant now, Instant expiresAt) {
        return new Proposal(
                        prepared.caseId(),
                        prepared.action(),
                        ruling,
                        prepared.proposer(),
                        prepared.lastEditor(),
                        rulesHash,
                        prepared.factsHash(),
                        prepared.preview(),
                        nonce,
                        now,
                        expiresAt,
                        "")
                .sealed();
    }

    /** Whether this proposal is exactly the one that was hashed, were its action the given one. */
    public boolean binds(Action other) {
        return computedHash(other).equals(hash);
    }

    private Proposal sealed() {
        return new Proposal(
                caseId,
                action,
                ruling,
                proposer,
                lastEditor,
                rulesHash,
                factsHash,
                preview,
                nonce,
                createdAt,
                expiresAt,
                computedHash(action));
    }

    private String computedHash(Action of) {
        ObjectNode content = (ObjectNode) Canonical.tree(this);
        content.remove("hash");
        content.set("action", Canonical.tree(of));
        return Canonical.sha256(DOMAIN, content);
    }

    @Override
    public String toString() {
        return "Proposal[" + action.label() + ", until " + expiresAt + "]";
    }
}
