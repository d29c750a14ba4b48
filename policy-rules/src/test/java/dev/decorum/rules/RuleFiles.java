package dev.decorum.rules;

import dev.decorum.rules.catalog.RuleFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes small folders of rules for tests. */
public final class RuleFiles {
    /** Where the shipped rules are. */
    public static final Path SHIPPED = Path.of(System.getProperty("decorum.root", ".."), "rules");

    private static final String CATALOG = """
            reference-currency: EUR
            rates:
              as-of: 2026-11-20
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

    private final Path folder;

    private RuleFiles(Path folder) {
        this.folder = folder;
    }

    /** A folder with a small catalogue. */
    public static RuleFiles in(Path folder) {
        return new RuleFiles(folder).file("catalog.yaml", CATALOG);
    }

    /** Writes a file. */
    public RuleFiles file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes {@code rules.drl} of a layer: the head, and these rules. */
    public RuleFiles rules(String layer, String rules) {
        return file(layer + "/rules.drl", head(layer) + rules);
    }

    /** The head of a file of a layer. Three lines. */
    public static String head(String layer) {
        return "package " + RuleFolder.packageOf(layer)
                + ";\nimport dev.decorum.policy.fact.*;\nglobal dev.decorum.policy.Policy policy;\n";
    }

    /** The text of a rule with an id, a left and a right side. */
    public static String rule(String id, String left, String right) {
        return "rule \"" + id + "\" @id(\"" + id + "\") @basis(\"house rule\") @owner(\"support-policy\")\nwhen\n  "
                + left + "\nthen\n  " + right + "\nend\n";
    }

    /** Deletes a file, or a folder with all that is in it. */
    public static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> entries = Files.list(path)) {
                for (Path entry : entries.toList()) {
                    delete(entry);
                }
            }
        }
        Files.delete(path);
    }

    /** The folder. */
    public Path path() {
        return folder;
    }

    /** An engine with the rules of the folder. */
    public DroolsPolicyEngine engine() throws RuleSetException {
        return DroolsPolicyEngine.load(folder);
    }
}
