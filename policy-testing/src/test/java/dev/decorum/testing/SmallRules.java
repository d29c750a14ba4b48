package dev.decorum.testing;

import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.testing.suite.SuiteFolder;
import dev.decorum.testing.suite.TestedRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder of four rules, and suites against it. */
public final class SmallRules {
    private static final String CATALOG = """
            reference-currency: EUR
            rates:
              as-of: 2026-11-20
              source: "made up for a test"
              per-reference: { EUR: 1, USD: 1.25 }
            channels:
              whatsapp: { surface: messaging }
              facebook-comments: { surface: public-comments }
            regions:
              eu: { zone: Europe/Brussels }
              de: { parent: eu, zone: Europe/Berlin, working-hours: { days: mon-fri, from: "09:00", to: "18:00" } }
              us: { zone: America/New_York }
            brands:
              ayla: {}
            """;

    private static final String LIMITS = """
            limits:
              refund-auto: { value: 20, unit: money, basis: "house rule: a test" }
              other-limit: { value: 5, unit: count, basis: "house rule: a test" }
            """;

    private static final String BASE = """
            package rules.base;
            import dev.decorum.policy.fact.*;
            global dev.decorum.policy.Policy policy;
            rule "low" @id("refund-low") @basis("house rule") @owner("support-policy")
            when
                Limit( name == "refund-auto", $auto : value )
                $r : Refund( amount.reference <= $auto, method == RefundMethod.ORIGINAL )
            then
                policy.permit($r, "At most " + $auto + ".");
            end
            rule "high" @id("refund-high") @basis("house rule") @owner("support-policy")
            when
                Limit( name == "refund-auto", $auto : value )
                $r : Refund( amount.reference > $auto )
            then
                policy.review($r, Role.SUPERVISOR, "Above " + $auto + ".");
            end
            rule "person" @id("wants-person") @basis("house rule") @owner("support-policy")
            when
                Message( intents contains Intent.HUMAN_AGENT || !(signals not contains Signal.ANGER) )
                not Conversation( humanJoined == true )
            then
                policy.handOver(Role.AGENT, "Wants a person.");
            end
            """;

    private static final String US = """
            package rules.regions.us;
            import dev.decorum.policy.fact.*;
            global dev.decorum.policy.Policy policy;
            rule "greeting" @id("us-greeting") @basis("house rule") @owner("support-policy")
            when
                Message()
            then
                policy.guide("Say hi.");
                policy.disclose("us-notice");
            end
            """;

    private static @Nullable RuleProgram program;

    private SmallRules() {}

    /** The rules, written to a folder. */
    public static Path in(Path folder) {
        write(folder, "catalog.yaml", CATALOG);
        write(folder, "base/limits.yaml", LIMITS);
        write(folder, "base/rules.drl", BASE);
        write(folder, "regions/us/rules.drl", US);
        return folder;
    }

    /** Writes a file below a folder. */
    public static Path write(Path folder, String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file of the rules, by its path in their folder. */
    public static String source(String file) {
        return file.equals("base/rules.drl") ? BASE : US;
    }

    /** The rules, compiled once for all tests. */
    public static synchronized RuleProgram program() {
        if (program == null) {
            try {
                program = TestedRules.load(in(Files.createTempDirectory("small-rules")), CompiledCache.standard());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuleSetException e) {
                throw new IllegalStateException(e);
            }
        }
        return program;
    }

    /** A suite with this name, these cases and usual defaults, read from a file; places name {@code folder} too. */
    public static SuiteFolder.Reading suite(Path folder, String name, String rest) {
        return read(write(folder, name + ".yaml", text(name, rest)));
    }

    /** The text of such a suite. Four lines precede the rest. */
    public static String text(String name, String rest) {
        return "suite: " + name + "\ndefaults:\n"
                + "  { channel: whatsapp, region: de, at: 2026-11-20T10:00:00+01:00, rollout: reviewed-execution }\n"
                + "\n" + rest;
    }

    /** What a file or a folder of suites holds. */
    public static SuiteFolder.Reading read(Path suites) {
        return SuiteFolder.read(program().rules(), List.of(suites));
    }
}
