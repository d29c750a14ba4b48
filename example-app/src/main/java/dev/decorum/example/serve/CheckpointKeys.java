package dev.decorum.example.serve;

import dev.decorum.policy.evidence.CheckpointSigner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** The pair of keys that signs checkpoints of the log, in the folder of the keys; its owner alone can read it. */
final class CheckpointKeys {
    private static final String ALGORITHM = "Ed25519";
    private static final String ORIGIN = "decorum/cases";

    private CheckpointKeys() {}

    /** The signer of a folder; its keys are made when there are none. */
    static CheckpointSigner inFolder(Path folder) throws IOException {
        Path file = folder.resolve("checkpoint.key");
        try {
            if (!Files.exists(file)) {
                write(file, KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
            }
            return new CheckpointSigner(ORIGIN, read(file));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "The keys in `" + file.getFileName() + "` cannot be read. Maybe restore the file from a copy.", e);
        }
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        byte[] open = new byte[Math.min(content.getInt(), content.remaining())];
        content.get(open);
        byte[] secret = new byte[content.remaining()];
        content.get(secret);
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(open)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
    }

    private static void write(Path file, KeyPair keys) throws IOException {
        byte[] open = keys.getPublic().getEncoded();
        byte[] secret = keys.getPrivate().getEncoded();
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES + open.length + secret.length)
                .putInt(open.length)
                .put(open)
                .put(secret);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(fresh);
        }
        Files.write(fresh, content.array(), StandardOpenOption.WRITE);
        Files.move(fresh, file);
    }
}
