package dev.decorum.policy.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/**
 * Signs the checkpoints of one log with Ed25519 (RFC 8032). The caller keeps the key pair, best where those who can write
 * the log cannot read it. Safe for use by several threads.
 */
public final class CheckpointSigner {
    private final CheckpointKey key;
    private final PrivateKey secret;

    /**
     * A signer for the log of this name.
     *
     * @param origin the name of the log, in ASCII without blanks and {@code +}, such as {@code shop.example/support}
     * @throws IllegalArgumentException when the name is none, or the keys are not of Ed25519
     */
    public CheckpointSigner(String origin, KeyPair keys) {
        key = CheckpointKey.of(origin, keys.getPublic());
        secret = keys.getPrivate();
        if (!sign(0, MerkleTree.EMPTY_ROOT, Instant.EPOCH).isSignedBy(key)) {
            throw new IllegalArgumentException(
                    "The private key is not the one that belongs to the public key. Maybe two pairs were mixed up.");
        }
    }

    /** The public key that verifies what this signs. */
    public CheckpointKey key() {
        return key;
    }

    SignedCheckpoint sign(long size, String root, Instant at) {
        Checkpoint checkpoint = new Checkpoint(key.origin(), size, root, at);
        byte[] signature = signature(checkpoint.text());
        byte[] withId = new byte[4 + signature.length];
        System.arraycopy(key.id(), 0, withId, 0, 4);
        System.arraycopy(signature, 0, withId, 4, signature.length);
        return new SignedCheckpoint(checkpoint, Base64.getEncoder().encodeToString(withId));
    }

    byte[] signature(String message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(message.getBytes(StandardCharsets.UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key does not sign with Ed25519.", e);
        }
    }

    @Override
    public String toString() {
        return "CheckpointSigner[" + key.origin() + "]";
    }
}
