package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.claim.ClaimModel;
import dev.decorum.policy.claim.Excuse;
import dev.decorum.policy.claim.Lexicon;
import dev.decorum.policy.claim.LexiconSource;
import dev.decorum.policy.claim.Phrase;
import dev.decorum.policy.claim.Words;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Signal;
import dev.decorum.rules.catalog.LexiconReader.Tested;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of words, claims and signals of a folder. A language is read when it is asked for. Safe for use by several
 * threads once all files were added.
 */
public final class Lexicons {
    /** The folder with patterns for all languages. */
    static final String EVERYWHERE = "all";

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?");
    /** The model that recalls claims which no pattern describes; a folder without it has patterns alone. */
    private static final String MODEL = "claims/model.txt";

    private static final Pattern FILE =
            Pattern.compile("words/[^/]+\\.yaml|(claims|signals)/([^/]+/[^/]+|scope)\\.yaml");

    /** What was read and checked in this program, by the hash of the files. */
    private static final Map<String, Checked> CHECKED = new ConcurrentHashMap<>();

    private static final int MOST_CHECKED = 4;

    private final Map<String, SourceFile> words = new TreeMap<>();
    private final Kind<ClaimCategory> claims = new Kind<>("claims", "category", ClaimCategory.class);
    private final Kind<Signal> signals = new Kind<>("signals", "signal", Signal.class);
    private @Nullable SourceFile model;
    private final Map<String, Words> readWords = new ConcurrentHashMap<>();
    /** What is wrong in files that were read when they were asked for. */
    private final Faults found = new Faults();

    /** The words and patterns of a folder of rules, of which nothing else is read. */
    public static Lexicons of(Path folder) {
        Lexicons lexicons = new Lexicons();
        for (SourceFile file : FolderFiles.read(folder, lexicons.found)) {
            if (lexicons.holds(file.path())) {
                lexicons.add(file);
            }
        }
        return lexicons;
    }

    /** What is wrong in the files that were read so far, examples aside. */
    public synchronized Faults faults() {
        Faults copy = new Faults();
        copy.addAll(found.list());
        return copy;
    }

    /** Whether a path is that of words, claims or signals. */
    boolean holds(String path) {
        return path.equals(MODEL)
                || (FILE.matcher(path).matches()
                        && (path.endsWith("/scope.yaml")
                                || LANGUAGE.matcher(language(path)).matches()));
    }

    /** The language of a file: the name of a file of words, or the folder of patterns. */
    static String language(String path) {
        String[] parts = path.split("/");
        return parts[0].equals("words") ? parts[1].replace(".yaml", "") : parts[1];
    }

    void add(SourceFile file) {
        String path = file.path();
        if (path.equals(MODEL)) {
            model = file;
        } else if (path.startsWith("words/")) {
            words.put(language(path), file);
        } else {
            (path.startsWith("claims/") ? claims : signals).add(file);
        }
    }

    /** What finds claims and signals by these files; a language is read and compiled when it is needed. */
    public ClaimDetector signs() {
        Faults faults = new Faults();
        ClaimModel read = model(faults);
        keep(faults);
        return new ClaimDetector(claims, signals, read);
    }

    private @Nullable ClaimModel model(Faults faults) {
        SourceFile file = model;
        if (file == null) {
            return null;
        }
        try {
            return ClaimModel.read(file.text());
        } catch (ClaimModel.FormatException e) {
            faults.error(
                    "broken-model",
                    Place.of(MODEL),
                    "The model of claims cannot be read. " + e.getMessage(),
                    "Make it again with `decorum claims --train`, or delete it: then patterns alone find claims.");
            return null;
        }
    }

    /** Reads and compiles everything, and reports what is wrong; what was read before with the same text is known. */
    ClaimDetector check(Faults faults) {
        ContentHash hash = new ContentHash();
        words.values().forEach(hash::add);
        claims.addTo(hash);
        signals.addTo(hash);
        if (model != null) {
            hash.add(model);
        }
        Checked checked = CHECKED.computeIfAbsent(hash.hex(), h -> {
            Faults own = new Faults();
            ClaimDetector patterns = new LexiconCheck(this, own).run();
            return new Checked(patterns.with(model(own)), own.list());
        });
        if (CHECKED.size() > MOST_CHECKED) {
            CHECKED.clear();
        }
        faults.addAll(checked.faults());
        return checked.signs();
    }

    private record Checked(ClaimDetector signs, List<Fault> faults) {}

    Words words(String language, Faults faults, Map<Phrase, Place> places) {
        WordsReader reader = new WordsReader(faults);
        SourceFile file = words.get(language);
        Words read = file == null ? WordsReader.none(language) : reader.read(file, language);
        places.putAll(reader.places());
        readWords.put(language, read);
        return read;
    }

    Map<String, SourceFile> wordFiles() {
        return Collections.unmodifiableMap(words);
    }

    Kind<ClaimCategory> claims() {
        return claims;
    }

    Kind<Signal> signals() {
        return signals;
    }

    private Words readWords(String language) {
        SourceFile file = words.get(language);
        return file == null
                ? WordsReader.none(language)
                : readWords.computeIfAbsent(language, l -> {
                    Faults faults = new Faults();
                    Words read = new WordsReader(faults).read(file, language);
                    keep(faults);
                    return read;
                });
    }

    private synchronized void keep(Faults faults) {
        found.addAll(faults.list());
    }

    /** The files of claims, or those of signals. */
    final class Kind<T extends Enum<T>> implements LexiconSource<T> {
        private final String folder;
        private final String key;
        private final Class<T> type;
        private final Map<String, List<SourceFile>> files = new TreeMap<>();
        private final List<SourceFile> scope = new ArrayList<>();
        private final Map<String, List<Tested<T>>> read = new ConcurrentHashMap<>();

        private Kind(String folder, String key, Class<T> type) {
            this.folder = folder;
            this.key = key;
            this.type = type;
        }

        private void add(SourceFile file) {
            if (file.path().equals(folder + "/scope.yaml")) {
                scope.add(file);
            } else {
                files.computeIfAbsent(language(file.path()), l -> new ArrayList<>())
                        .add(file);
            }
        }

        Map<String, List<SourceFile>> files() {
            return Collections.unmodifiableMap(files);
        }

        Map<T, Set<Excuse>> scopes(Faults faults) {
            return scope.isEmpty() ? Map.of() : new ScopeReader(faults).read(scope.get(0), type);
        }

        @Override
        public Set<String> languages() {
            Set<String> all = new TreeSet<>(files.keySet());
            if (all.remove(EVERYWHERE)) {
                all.addAll(words.keySet());
            }
            return all;
        }

        @Override
        public Words words(String language) {
            return readWords(language);
        }

        @Override
        public List<Lexicon<T>> lexicons(String language) {
            List<Tested<T>> known = read.get(language);
            if (known == null) {
                Faults faults = new Faults();
                known = tested(language, scopes(faults), faults, new HashMap<>());
                keep(faults);
            }
            return known.stream().map(Tested::lexicon).toList();
        }

        /** Reads the files of a language. */
        List<Tested<T>> tested(String language, Map<T, Set<Excuse>> scopes, Faults faults, Map<Phrase, Place> places) {
            LexiconReader reader = new LexiconReader(faults);
            List<Tested<T>> tested = new ArrayList<>();
            for (SourceFile file : files.getOrDefault(language, List.of())) {
                reader.read(file, key, type, scopes)
                        .ifPresent(one -> tested.add(file.isDamaged() ? one.untested() : one));
            }
            places.putAll(reader.places());
            read.put(language, tested);
            return tested;
        }

        void addTo(ContentHash hash) {
            scope.forEach(hash::add);
            files.values().forEach(list -> list.forEach(hash::add));
        }

        @Override
        public List<Lexicon<T>> everywhere() {
            return lexicons(EVERYWHERE);
        }
    }
}
