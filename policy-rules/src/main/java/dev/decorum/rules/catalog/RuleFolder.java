package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.reply.Disclosures;
import dev.decorum.rules.language.Gate;
import dev.decorum.rules.language.Mentions;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a folder of rules whole: every file, every fault, and a rule set when there is no error. */
public final class RuleFolder {
    private static final String ID = CatalogReader.ID;
    private static final Pattern LAYER = Pattern.compile("base|surfaces/" + ID + "|channels/" + ID + "|regions/" + ID
            + "|brands/" + ID + "|channels/" + ID + "/regions/" + ID);

    private final Faults faults = new Faults();
    private final Map<String, List<PolicyRule>> rules = new TreeMap<>();
    private final Map<String, List<LimitEntry>> limits = new TreeMap<>();
    /** Limits with a fault: who names one repeats no fault. */
    private final Set<String> brokenLimits = new TreeSet<>();
    /** Sections of the catalogue that cannot be read: no folder is missing in them. */
    private final Set<String> brokenSections = new TreeSet<>();

    private final Mentions mentions = new Mentions();
    private final Map<String, ContentHash> hashes = new TreeMap<>();
    private final Lexicons lexicons = new Lexicons();
    /** What an earlier start accepted of this folder; empty when it is to be read in full. */
    private final Map<String, AcceptedFolders.Accepted> accepted;

    private final Map<String, List<SourceFile>> acceptedFiles = new TreeMap<>();
    private Disclosures disclosures = Disclosures.NONE;
    private @Nullable Catalog catalog;

    private RuleFolder(Map<String, AcceptedFolders.Accepted> accepted) {
        this.accepted = accepted;
    }

    /**
     * What a folder holds.
     *
     * @param ruleSet the rules; empty when there is an error
     * @param faults everything that is wrong, in the order of the places
     */
    public record Reading(Optional<RuleSet> ruleSet, List<Fault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    /** Reads a folder. Never throws for what is in it: a folder or a file that cannot be read is a fault. */
    public static Reading read(Path folder) {
        return read(folder, AcceptedFolders.NONE);
    }

    /** Reads a folder, and of one that was accepted before only what a decision needs. */
    public static Reading read(Path folder, AcceptedFolders known) {
        RuleFolder reader = new RuleFolder(Map.of());
        List<SourceFile> files = FolderFiles.read(folder, reader.faults);
        ContentHash whole = new ContentHash();
        files.forEach(whole::add);
        String hash = whole.hex();
        if (reader.faults.size() == 0) {
            Optional<RuleSet> before =
                    known.find(hash).flatMap(accepted -> new RuleFolder(accepted).readAccepted(files, hash));
            if (before.isPresent()) {
                return new Reading(before, List.of());
            }
        }
        Reading reading = reader.readAll(folder, files, hash);
        if (reading.faults().isEmpty()) {
            reading.ruleSet().ifPresent(known::keep);
        }
        return reading;
    }

    /** The rules of a folder that was accepted; empty when something in it does not fit after all. */
    private Optional<RuleSet> readAccepted(List<SourceFile> files, String hash) {
        files.forEach(this::read);
        Catalog known = catalog;
        return known == null || faults.size() > 0 || !acceptedFiles.keySet().equals(accepted.keySet())
                ? Optional.empty()
                : Optional.of(new RuleSet(known, layers(), lexicons.signs(), disclosures, hash));
    }

    private Reading readAll(Path folder, List<SourceFile> files, String hash) {
        files.forEach(this::read);
        ClaimDetector signs = lexicons.check(faults);
        Map<String, Layer> layers = layers();
        RuleSetCheck check = new RuleSetCheck(layers, brokenLimits, faults);
        boolean allLimitsRead = allLimitsRead();
        check.names(mentions, allLimitsRead);
        if (disclosures != Disclosures.NONE && !reported("disclosures.yaml")) {
            check.disclosures(mentions, disclosures.keys());
        }
        Catalog known = catalog;
        if (known == null) {
            check.layers(Catalog.EMPTY, Set.of("channels", "regions", "brands"), false);
            if (!reported("catalog.yaml") && !reported(FolderFiles.name(folder))) {
                faults.error(
                        "missing-catalog",
                        Place.of("catalog.yaml"),
                        "The folder has no `catalog.yaml`.",
                        "Is this the folder of the rules? Add the file, or name another folder.");
            }
            return new Reading(Optional.empty(), faults.list());
        }
        check.layers(known, brokenSections, allLimitsRead);
        Optional<RuleSet> ruleSet = faults.hasErrors()
                ? Optional.empty()
                : Optional.of(new RuleSet(known, layers, signs, disclosures, hash));
        return new Reading(ruleSet, faults.list());
    }

    private boolean reported(String file) {
        return faults.list().stream().anyMatch(f -> f.place().file().equals(file));
    }

    /** Whether every {@code limits.yaml} could be read. */
    private boolean allLimitsRead() {
        return faults.list().stream()
                .map(f -> f.place().file())
                .filter(f -> f.endsWith("/limits.yaml"))
                .allMatch(f -> limits.containsKey(f.substring(0, f.lastIndexOf('/'))));
    }

    private void read(SourceFile file) {
        String path = file.path();
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        if (path.equals("catalog.yaml")) {
            catalog = new CatalogReader(faults, brokenSections).read(file).orElse(null);
        } else if (path.equals("disclosures.yaml")) {
            disclosures = new DisclosureReader(faults).read(file);
        } else if (lexicons.holds(path)) {
            lexicons.add(file);
        } else if (path.matches("(claims|signals|words)/.*")) {
            faults.error(
                    "wrong-folder",
                    Place.of(path),
                    "No words and no patterns are read from here.",
                    "Words stand in `words/<language>.yaml`, patterns in `claims/<language>/` and `signals/<language>/`, such as `claims/en/refund-commitment.yaml`.");
        } else if (!LAYER.matcher(folder).matches()) {
            faults.error(
                    "wrong-folder",
                    Place.of(path),
                    folder.isEmpty()
                            ? "Beside `catalog.yaml` and `disclosures.yaml` there are only folders."
                            : "No layer has the folder `" + folder + "`.",
                    "Rules stand in `base`, `surfaces/..`, `channels/..`, `regions/..`, `channels/../regions/..` or `brands/..`.");
        } else if (name.endsWith(".drl")) {
            hashes.computeIfAbsent(folder, f -> new ContentHash()).add(file);
            if (accepted.containsKey(folder)) {
                acceptedFiles.computeIfAbsent(folder, f -> new ArrayList<>()).add(file);
                return;
            }
            rules.computeIfAbsent(folder, f -> new ArrayList<>())
                    .addAll(Gate.read(file, folder, packageOf(folder), mentions, faults));
        } else if (name.equals("limits.yaml")) {
            new LimitsReader(faults, brokenLimits).read(file).ifPresent(found -> limits.put(folder, found));
        } else {
            faults.error(
                    "unknown-file",
                    Place.of(path),
                    "A layer holds files that end in `.drl` and one `limits.yaml`, and nothing else.",
                    "Rename the file, or move it out of the folder.");
        }
    }

    /** The package that files of a layer name: its folder with points for slashes and without dashes. */
    public static String packageOf(String layer) {
        return "rules." + layer.replace("-", "").replace('/', '.');
    }

    private Map<String, Layer> layers() {
        Map<String, Layer> layers = new TreeMap<>();
        rules.forEach((id, found) -> {
            found.sort(Comparator.comparing(PolicyRule::place));
            ContentHash hash = hashes.getOrDefault(id, new ContentHash());
            layers.put(id, new Layer(id, found, limits.getOrDefault(id, List.of()), hash.hex()));
        });
        acceptedFiles.forEach((id, files) -> {
            AcceptedFolders.Accepted before = Objects.requireNonNull(accepted.get(id));
            String hash = hashes.getOrDefault(id, new ContentHash()).hex();
            layers.put(id, new Layer(id, before, limits.getOrDefault(id, List.of()), hash, () -> rulesOf(id, files)));
        });
        limits.forEach((id, found) -> layers.computeIfAbsent(id, i -> new Layer(i, List.of(), found, "")));
        return layers;
    }

    private static List<PolicyRule> rulesOf(String layer, List<SourceFile> files) {
        Faults found = new Faults();
        List<PolicyRule> rules = new ArrayList<>();
        files.forEach(file -> rules.addAll(Gate.read(file, layer, packageOf(layer), found)));
        if (found.size() > 0) {
            throw new IllegalStateException(
                    "The rules of " + layer + " were accepted by an earlier start and are not now: "
                            + found.list().get(0) + ". Maybe delete the folder of the compiled cache.");
        }
        rules.sort(Comparator.comparing(PolicyRule::place));
        return rules;
    }
}
