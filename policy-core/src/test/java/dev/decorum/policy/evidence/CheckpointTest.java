package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.75Z");

    private final CheckpointSigner signer = signer("shop.example/support");

    @Test
    void aCheckpointSaysWhatWasSigned() {
        SignedCheckpoint signed = signer.sign(3, "ab".repeat(32), NOW);
        assertThat(signed.checkpoint().text()).isEqualTo("""
                shop.example/support
                3
                q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=
                2026-03-02T10:00:00Z
                """);
        assertThat(signed.text()).startsWith(signed.checkpoint().text() + "\n\u2014 shop.example/support ");
        assertThat(SignedCheckpoint.parse(signed.text())).isEqualTo(signed);
        assertThat(signed.isSignedBy(signer.key())).isTrue();
        assertThat(signed.isSignedBy(CheckpointKey.parse(signer.key().text()))).isTrue();
    }

    @Test
    void aSignatureIsGoodForItsKeyAndItsLogAlone() {
        SignedCheckpoint signed = signer.sign(3, "ab".repeat(32), NOW);
        assertThat(signed.isSignedBy(signer("shop.example/support").key())).isFalse();
        assertThat(signed.isSignedBy(signer("other.example").key())).isFalse();
    }

    @Test
    void everyChangedByteOfASignedCheckpointIsNoticed() {
        byte[] good = signer.sign(3, "ab".repeat(32), NOW).text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i < good.length; i++) {
            for (int bit : new int[] {1, 4, 128}) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) bit;
                assertThat(isAccepted(new String(bad, java.nio.charset.StandardCharsets.UTF_8)))
                        .as("bit %s of byte %s", bit, i)
                        .isFalse();
            }
        }
        for (int length = 0; length < good.length; length++) {
            assertThat(isAccepted(new String(Arrays.copyOf(good, length), java.nio.charset.StandardCharsets.UTF_8)))
                    .isFalse();
        }
    }

    @Test
    void thePublishedExampleOfASignedNoteVerifies() {
        CheckpointKey key = CheckpointKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        byte[] signature = Base64.getDecoder()
                .decode("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
        assertThat(Arrays.copyOf(signature, 4)).isEqualTo(key.id());
        assertThat(key.signed("""
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.
                """, Arrays.copyOfRange(signature, 4, signature.length)))
                .isTrue();
    }

    @Test
    void whatIsNoKeyIsRefused() {
        String good = signer.key().text();
        for (String bad : new String[] {
            "", "+", "++", "a+b", "shop.example", good.replace("support", "suppost"), good + "=", good.replace("+", " ")
        }) {
            assertThatThrownBy(() -> CheckpointKey.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A text is not the public key of a log. It is one line: the name of the log in ASCII"
                            + " without blanks, eight hex digits and the key, joined by `+`.");
        }
    }

    @Test
    void mixedUpKeysAreNoticedAtOnce() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        KeyPair mixed = new KeyPair(
                generator.generateKeyPair().getPublic(),
                generator.generateKeyPair().getPrivate());
        assertThatThrownBy(() -> new CheckpointSigner("shop.example", mixed))
                .hasMessage("The private key is not the one that belongs to the public key. Maybe two pairs were mixed"
                        + " up.");
        KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThatThrownBy(() -> new CheckpointSigner("shop.example", other))
                .hasMessage("Checkpoints are signed with Ed25519, and this is a key of RSA. Maybe make one with"
                        + " KeyPairGenerator.getInstance(\"Ed25519\").");
    }

    private boolean isAccepted(String text) {
        try {
            return SignedCheckpoint.parse(text).isSignedBy(signer.key());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static CheckpointSigner signer(String origin) {
        try {
            return new CheckpointSigner(
                    origin, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
