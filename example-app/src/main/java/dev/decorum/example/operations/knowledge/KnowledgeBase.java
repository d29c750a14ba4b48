package dev.decorum.example.operations.knowledge;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.KnowledgeArea;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The knowledge of the house: the files {@code <language>/<area>/<name>.md} of a folder. An answer is a whole section
 * and names its source; a question that no section knows has none. Immutable; safe for use by several threads.
 */
public final class KnowledgeBase {
    /** A section must know at least this part of a question. */
    private static final double LEAST_KNOWN = 0.3;
    /** A section that fits so much worse than the best one answers something else. */
    private static final double LEAST_OF_BEST = 0.6;

    private static final Map<String, KnowledgeArea> AREAS = Arrays.stream(KnowledgeArea.values())
            .collect(Collectors.toMap(FactKinds::wordFor, area -> area, (a, b) -> a, TreeMap::new));

    private final Map<String, List<Passage>> byLanguage;
    private final Map<String, LanguageIndex> indexes = new ConcurrentHashMap<>();
    private final List<Passage> passages;

    private KnowledgeBase(List<Passage> passages) {
        this.passages = List.copyOf(passages);
        this.byLanguage = passages.stream().collect(Collectors.groupingBy(Passage::language));
    }

    /** The knowledge of a house that has written nothing down: no question has an answer. */
    public static KnowledgeBase empty() {
        return new KnowledgeBase(List.of());
    }

    /**
     * Reads a folder. A language is indexed when it is first asked for.
     *
     * @throws KnowledgeException when it cannot be read or a file in it cannot be used; the message says which and why
     */
    public static KnowledgeBase read(Path folder) throws KnowledgeException {
        if (!Files.isDirectory(folder)) {
            throw new KnowledgeException("There is no folder `" + folder + "` with knowledge. Maybe give another one.");
        }
        List<Passage> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            for (Path file : files) {
                all.addAll(sections(folder, file));
            }
        } catch (MalformedInputException e) {
            throw new KnowledgeException("A file in `" + folder + "` is not UTF-8. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new KnowledgeException(
                    "The folder `" + folder + "` cannot be read. Maybe its permissions changed.", e);
        }
        return new KnowledgeBase(all);
    }

    private static List<Passage> sections(Path folder, Path file) throws IOException, KnowledgeException {
        Path place = folder.relativize(file);
        String name = place.toString().replace('\\', '/');
        if (place.getNameCount() == 1) {
            return List.of();
        }
        KnowledgeArea area =
                place.getNameCount() == 3 ? AREAS.get(place.getName(1).toString()) : null;
        if (area == null) {
            throw new KnowledgeException(name + ": a file of knowledge stands in `<language>/<area>/`, and areas are "
                    + String.join(", ", AREAS.keySet()) + ". Move it there.");
        }
        return MarkdownSections.of(
                name, place.getName(0).toString(), area, Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    /** Indexes all languages now, so that no question has to wait for it. */
    public void warmUp() {
        byLanguage.keySet().forEach(this::index);
    }

    /** Every passage, by language, area and file. */
    public List<Passage> passages() {
        return passages;
    }

    /** The languages in which something is known, as BCP 47 tags. */
    public Set<String> languages() {
        return Set.copyOf(byLanguage.keySet());
    }

    /**
     * The passages that answer a question, the best first; empty when nothing does.
     *
     * @param language the BCP 47 tag of the question; knowledge in another language is not used
     * @param areas where to look, as the decision says
     * @param question the words of the customer, at best one sentence
     * @param most how many passages at most
     */
    public List<Passage> find(String language, Set<KnowledgeArea> areas, String question, int most) {
        String known = byLanguage.containsKey(language) ? language : language.split("-")[0];
        if (!byLanguage.containsKey(known)) {
            return List.of();
        }
        List<LanguageIndex.Hit> hits = index(known).find(areas, question, most);
        double best = hits.isEmpty() ? 0 : hits.get(0).score();
        return hits.stream()
                .filter(hit -> hit.known() >= LEAST_KNOWN && hit.score() >= best * LEAST_OF_BEST)
                .map(LanguageIndex.Hit::passage)
                .toList();
    }

    /** The passage that answers a question best. */
    public Optional<Passage> best(String language, Set<KnowledgeArea> areas, String question) {
        return find(language, areas, question, 1).stream().findFirst();
    }

    private LanguageIndex index(String language) {
        return indexes.computeIfAbsent(
                language, tag -> new LanguageIndex(tag, byLanguage.getOrDefault(tag, List.of())));
    }
}
