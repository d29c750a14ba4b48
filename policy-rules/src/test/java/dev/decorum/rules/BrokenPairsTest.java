package dev.decorum.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two fixtures of {@code broken} at once, in one folder and in one file: no fault hides another one, and none is said
 * twice. A sample of the pairs; all of them with {@code -Dlong}.
 */
class BrokenPairsTest {
    private static final int SAMPLE = System.getProperty("long") == null ? 250 : Integer.MAX_VALUE;
    private static final String FILE = "base/rules.drl";
    private static final String HEAD = RuleFiles.head("base");
    private static final Pattern ID = Pattern.compile("(?<=@id\\(\")[a-z]");
    private static final Pattern LINE_IN_TEXT = Pattern.compile("(?<=after line |rules\\.drl:)[0-9]+");

    /** Another catalogue than that of the other fixture: what these say of the other's folders is then news. */
    private static final Set<String> ABOUT_THE_CATALOGUE = Set.of("not-in-catalogue", "limit-without-unit");

    /** Files after which nothing can follow: a comment or a line takes in the rest, or they are no longer what they were. */
    private static final Set<String> NO_BEGINNING =
            Set.of("comment-open", "carriage-returns-only", "comments-only", "empty-drl");

    @TempDir
    private Path folder;

    private final Map<String, List<Fault>> alone = new HashMap<>();

    /** The files of a fixture, one character for each byte, so that damaged ones stay as they are. */
    private record Fixture(String name, Map<String, String> files) {
        static Fixture of(String name) throws IOException {
            Path root = BrokenRulesTest.BROKEN.resolve(name);
            Map<String, String> files = new TreeMap<>();
            try (Stream<Path> found = Files.walk(root)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    files.put(
                            root.relativize(file).toString().replace('\\', '/'),
                            Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
            files.remove(BrokenRulesTest.EXPECTED);
            return new Fixture(name, files);
        }

        static List<Fixture> all() throws IOException {
            List<Fixture> all = new ArrayList<>();
            for (String name : BrokenRulesTest.fixtures()) {
                all.add(of(name));
            }
            return all;
        }

        /** The same with other names of its DRL files and other ids, all of the same length. */
        Fixture beside() {
            Map<String, String> renamed = new TreeMap<>();
            files.forEach((path, text) -> renamed.put(
                    path.replaceFirst("[a-z]\\.drl$", "_.drl"),
                    path.endsWith(".drl")
                            ? ID.matcher(text).replaceAll(m -> rotated(m.group().charAt(0)))
                            : text));
            return new Fixture(name + " beside", renamed);
        }

        private static String rotated(char letter) {
            return String.valueOf((char) ('a' + (letter - 'a' + 13) % 26));
        }

        String text() {
            return files.get(FILE);
        }
    }

    private static <T> List<List<T>> pairs(Collection<T> first, Collection<T> second, long seed) {
        List<List<T>> pairs = new ArrayList<>();
        first.forEach(a -> second.stream().filter(b -> !b.equals(a)).forEach(b -> pairs.add(List.of(a, b))));
        Collections.shuffle(pairs, new Random(seed));
        return pairs.subList(0, Math.min(SAMPLE, pairs.size()));
    }

    private List<Fault> faultsOf(Map<String, String> files) throws IOException {
        Path rules = Files.createTempDirectory(folder, "rules");
        RuleFiles.in(rules);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = rules.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), StandardCharsets.ISO_8859_1);
        }
        List<Fault> faults = RuleFolder.read(rules).faults();
        RuleFiles.delete(rules);
        return faults;
    }

    private List<Fault> alone(Fixture fixture) throws IOException {
        List<Fault> known = alone.get(fixture.name());
        if (known == null) {
            known = faultsOf(fixture.files());
            alone.put(fixture.name(), known);
        }
        return known;
    }

    /** Faults as texts, without the suggestions, which depend on what else the folder holds. */
    private static List<String> texts(Stream<Fault> faults, boolean ownCatalogue) {
        return faults.filter(f -> !ownCatalogue || !ABOUT_THE_CATALOGUE.contains(f.code()))
                .map(f -> f.render().replaceAll("Known here: .*", "Known here: .."))
                .sorted()
                .toList();
    }

    @Test
    void inOneFolderNoFaultHidesAnother() throws IOException {
        List<Fixture> fixtures = Fixture.all();
        int tried = 0;
        for (List<Fixture> pair : pairs(fixtures, fixtures, 20261123)) {
            Fixture one = pair.get(0);
            Fixture other = pair.get(1).beside();
            if (Collections.disjoint(one.files().keySet(), other.files().keySet())) {
                Map<String, String> both = new TreeMap<>(one.files());
                both.putAll(other.files());
                boolean ownCatalogue = both.containsKey("catalog.yaml");
                assertThat(texts(faultsOf(both).stream(), ownCatalogue))
                        .as("%s and %s", one.name(), other.name())
                        .isEqualTo(texts(Stream.concat(alone(one).stream(), alone(other).stream()), ownCatalogue));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void inOneFileNoFaultHidesAnother() throws IOException {
        List<Fixture> fixtures = Fixture.all().stream()
                .filter(f -> f.files().keySet().equals(Set.of(FILE)) && !NO_BEGINNING.contains(f.name()))
                .toList();
        List<Fixture> withHead = fixtures.stream()
                .filter(f -> f.text().startsWith(HEAD + "\nrule \""))
                .toList();
        for (List<Fixture> pair : pairs(fixtures, withHead, 20261124)) {
            Fixture one = pair.get(0);
            Fixture other = pair.get(1).beside();
            String second = other.files().values().iterator().next();
            String both = one.text() + "\n" + second.substring(HEAD.length());
            int moved = lines(one.text()) - lines(HEAD) + 1;
            Map<String, String> alone = Map.of(FILE, second);

            assertThat(texts(faultsOf(Map.of(FILE, both)).stream(), false))
                    .as("%s and %s", one.name(), other.name())
                    .isEqualTo(texts(
                            Stream.concat(
                                    alone(one).stream(),
                                    faultsOf(alone).stream().map(f -> moved(f, moved))),
                            false));
        }
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static Fault moved(Fault fault, int lines) {
        Place place = fault.place();
        Place there = new Place(place.file(), place.line() + lines, place.column(), place.length(), place.lineText());
        return new Fault(
                fault.code(), fault.severity(), there, moved(fault.message(), lines), moved(fault.remedy(), lines));
    }

    private static String moved(String text, int lines) {
        return LINE_IN_TEXT
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf(Integer.parseInt(m.group()) + lines)));
    }
}
