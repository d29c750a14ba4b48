package dev.decorum.example.serve;

import dev.decorum.example.console.Console;
import dev.decorum.example.console.RuleTally;
import dev.decorum.example.console.Staff;
import dev.decorum.example.console.StaffRole;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseTools;
import dev.decorum.example.store.Database;
import dev.decorum.policy.evidence.Capsule;
import dev.decorum.policy.evidence.CheckpointSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;

/** How the console is put together from the parts of the server, and which accounts it begins with. */
final class ConsoleParts {
    /** The password of the accounts {@code agent}, {@code supervisor} and {@code admin} of the demo. */
    static final String DEMO_PASSWORD = "demo password of no worth";

    private static final String FIRST = "admin";

    private ConsoleParts() {}

    static Console console(Database database, CaseTools tools, CaseDesk desk, RuleTally engine, Path rules) {
        Capsule capsule = new Capsule(tools.ledger().log(), signer(tools));
        Console.House house = new Console.House(desk, engine, rules, tools.accounts(), (caseId, person, out) -> {
            try {
                capsule.write(database.dataSource(), caseId, person, out);
            } catch (SQLException e) {
                throw new IOException("The database did not give the evidence of a case.", e);
            }
        });
        return new Console(database.dataSource(), house, tools.clock(), ZoneId.systemDefault());
    }

    /** Makes the accounts of the demo. */
    static void demo(Staff staff) {
        if (staff.isEmpty()) {
            staff.put("agent", StaffRole.AGENT, DEMO_PASSWORD);
            staff.put("supervisor", StaffRole.SUPERVISOR, DEMO_PASSWORD);
            staff.put(FIRST, StaffRole.ADMINISTRATOR, DEMO_PASSWORD);
        }
    }

    /** Makes the first account of a house that has none, and answers its password, which nobody can look up later. */
    static Optional<String> first(Staff staff) {
        if (!staff.isEmpty()) {
            return Optional.empty();
        }
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().encodeToString(random);
        staff.put(FIRST, StaffRole.ADMINISTRATOR, password);
        return Optional.of(password);
    }

    /** The key that signs checkpoints follows from the key of the house, so there is one secret to keep. */
    private static CheckpointSigner signer(CaseTools tools) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(
                    NamedParameterSpec.ED25519, new Fixed(tools.key().derived("checkpoints")));
            KeyPair pair = generator.generateKeyPair();
            return new CheckpointSigner("decorum/support", pair);
        } catch (NoSuchAlgorithmException | java.security.InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("This JDK has no Ed25519. Maybe use another one.", e);
        }
    }

    /** Gives the bytes of a secret as a random number, so that the same secret gives the same pair. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] secret;

        Fixed(byte[] secret) {
            this.secret = secret;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != secret.length) {
                throw new IllegalStateException("The JDK makes keys of Ed25519 in another way than from 32 bytes.");
            }
            System.arraycopy(secret, 0, bytes, 0, bytes.length);
        }
    }
}
