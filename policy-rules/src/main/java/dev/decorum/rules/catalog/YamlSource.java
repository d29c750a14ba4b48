package dev.decorum.rules.catalog;

import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML file read strictly, with the place of everything in it. What is wrong becomes a fault; the reader then goes on
 * with what it could read. Belongs to one thread.
 */
public final class YamlSource {
    private final SourceFile file;
    private final Faults faults;

    private YamlSource(SourceFile file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The map at the root of a file; empty when the file cannot be read, with a fault that says why. */
    public static Optional<YamlMap> read(SourceFile file, Faults faults) {
        YamlSource source = new YamlSource(file, faults);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.path())
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(2_000_000)
                .build();
        try {
            if (!YamlShape.isPlain(file, settings, faults)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(file.text());
            if (root.isEmpty()) {
                faults.error("empty-file", Place.of(file.path()), "The file is empty.", "Fill it, or delete it.");
                return Optional.empty();
            }
            return source.map(root.get(), "The file");
        } catch (MarkedYamlEngineException e) {
            Place place =
                    e.getProblemMark().map(m -> YamlShape.place(file, m, m)).orElse(Place.of(file.path()));
            boolean tab = place.line() > 0
                    && place.lineText().substring(0, indent(place)).contains("\t");
            faults.error(
                    "yaml-syntax",
                    place,
                    tab ? "This line is indented with a tab." : "The file cannot be read from here on.",
                    tab
                            ? "Indent with spaces."
                            : "Look for a missing colon, quote or bracket, or an indent that does not fit, just before it.");
        } catch (YamlEngineException e) {
            if (faults.hasErrorsIn(file)) {
                return Optional.empty();
            }
            faults.error(
                    "yaml-syntax",
                    Place.of(file.path()),
                    "The file is not YAML.",
                    "Compare it with the other files of the folder.");
        }
        return Optional.empty();
    }

    private static int indent(Place place) {
        return place.lineText().length() - place.lineText().stripLeading().length();
    }

    private Place place(Node node) {
        if (node.getStartMark().isEmpty() || node.getEndMark().isEmpty()) {
            return Place.of(file.path());
        }
        return YamlShape.place(
                file, node.getStartMark().get(), node.getEndMark().get());
    }

    private Optional<YamlMap> map(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping));
        }
        faults.error(
                "wrong-type",
                place(node),
                what + " must hold keys with values.",
                "Write `key: value`, one on each line.");
        return Optional.empty();
    }

    /** A map of a YAML file. */
    public final class YamlMap {
        private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
        private final Set<String> misspelt = new HashSet<>();
        /** Whether keys of another map belong here, which is a fault already. */
        private boolean merged;

        private final MappingNode node;

        private YamlMap(MappingNode node) {
            this.node = node;
            for (NodeTuple tuple : node.getValue()) {
                Node key = tuple.getKeyNode();
                String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (YamlShape.merges(key)) {
                    merged = true;
                } else if (name.isEmpty()) {
                    faults.error(
                            "wrong-type", YamlSource.this.place(key), "A key must be a word.", "Write `key: value`.");
                } else if (entries.putIfAbsent(name, tuple) != null) {
                    faults.error(
                            "duplicate-key",
                            YamlSource.this.place(key),
                            "`" + name + "` stands twice.",
                            "Keep one of them.");
                }
            }
        }

        /** Where the map stands. */
        public Place place() {
            return YamlSource.this.place(node);
        }

        /** Its keys in the order of the file. */
        public Collection<String> keys() {
            return entries.keySet();
        }

        /** Where a key stands; the map itself when it has no such key. */
        public Place placeOf(String key) {
            NodeTuple tuple = entries.get(key);
            return tuple == null ? place() : YamlSource.this.place(tuple.getKeyNode());
        }

        /** Where the value of a key stands; the map itself when it has no such key. */
        public Place placeOfValue(String key) {
            NodeTuple tuple = entries.get(key);
            return tuple == null ? place() : YamlSource.this.place(tuple.getValueNode());
        }

        /** Reports every key that is not among these. */
        public YamlMap allow(String... known) {
            for (String key : entries.keySet()) {
                if (!List.of(known).contains(key)) {
                    String near = Names.suggest(key, List.of(known));
                    faults.error("unknown-key", placeOf(key), "There is no key `" + key + "` here.", near);
                    List.of(known).stream()
                            .filter(k -> near.contains("Did you mean `" + k + "`"))
                            .forEach(misspelt::add);
                }
            }
            return this;
        }

        /** Whether a key is missing, and no key that was reported looks like it. */
        public boolean lacks(String key) {
            return !has(key) && !misspelt.contains(key) && !merged;
        }

        /** Whether the map has a key. */
        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /** The text of a key; null when it is missing or is no text, which is then a fault. */
        public @Nullable String text(String key) {
            NodeTuple tuple = entries.get(key);
            if (tuple == null) {
                return null;
            }
            if (tuple.getValueNode() instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            faults.error(
                    "wrong-type",
                    placeOfValue(key),
                    "`" + key + "` must be a single text.",
                    "Write `" + key + ": text`.");
            return null;
        }

        /** The text of a key that must be there; blank when it is not, which is a fault. */
        public String required(String key) {
            if (lacks(key)) {
                faults.error(
                        "missing-key", place(), "The key `" + key + "` is missing here.", "Add `" + key + ": ..`.");
                return "";
            }
            String text = text(key);
            if (text != null && text.isBlank()) {
                empty(key);
            }
            return text == null ? "" : text;
        }

        private void empty(String key) {
            faults.error("wrong-value", placeOf(key), "`" + key + "` is empty.", "Write `" + key + ": ..`.");
        }

        /** The number of a key; null when it is missing or is no number, which is then a fault. */
        public @Nullable BigDecimal number(String key) {
            return parsed(
                    key,
                    "a number, such as `20`",
                    s -> s.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?") ? new BigDecimal(s) : null);
        }

        /** The date of a key; null when it is missing or is no date, which is then a fault. */
        public @Nullable LocalDate date(String key) {
            return parsed(key, "a date, such as `2026-08-02`", s -> {
                try {
                    return LocalDate.parse(s);
                } catch (DateTimeException e) {
                    return null;
                }
            });
        }

        /** A value read by a function that answers null for what it cannot read, which is then a fault. */
        public <T> @Nullable T parsed(String key, String wanted, Function<String, @Nullable T> reader) {
            String text = text(key);
            if (text == null || text.isBlank()) {
                if (text != null) {
                    empty(key);
                }
                return null;
            }
            T value = reader.apply(text);
            if (value == null) {
                faults.error(
                        "wrong-value",
                        placeOfValue(key),
                        "`" + key + "` is `" + text + "`, which does not fit.",
                        "Write " + wanted + ".");
            }
            return value;
        }

        /** The map of a key; empty when it is missing or is no map, which is then a fault. */
        public Optional<YamlMap> map(String key) {
            NodeTuple tuple = entries.get(key);
            return tuple == null ? Optional.empty() : YamlSource.this.map(tuple.getValueNode(), "`" + key + "`");
        }

        /** The texts of a key with their places; empty when it is missing. */
        public List<Item> texts(String key) {
            List<Item> found = new ArrayList<>();
            for (Node node : nodes(key)) {
                if (node instanceof ScalarNode scalar) {
                    found.add(new Item(scalar.getValue(), YamlSource.this.place(scalar)));
                } else {
                    faults.error(
                            "wrong-type",
                            YamlSource.this.place(node),
                            "A single text was expected here.",
                            "Write `- text`.");
                }
            }
            return found;
        }

        /** The maps of a key; empty when it is missing. */
        public List<YamlMap> maps(String key) {
            List<YamlMap> found = new ArrayList<>();
            for (Node node : nodes(key)) {
                YamlSource.this.map(node, "Each entry of `" + key + "`").ifPresent(found::add);
            }
            return found;
        }

        /** The value of a key, whatever its shape; empty when it is missing. */
        public Optional<YamlValue> value(String key) {
            return Optional.ofNullable(entries.get(key))
                    .map(tuple -> new YamlValue(tuple.getValueNode(), "`" + key + "`"));
        }

        private List<Node> nodes(String key) {
            NodeTuple tuple = entries.get(key);
            if (tuple == null) {
                return List.of();
            }
            if (tuple.getValueNode() instanceof SequenceNode sequence) {
                return sequence.getValue();
            }
            faults.error(
                    "wrong-type", placeOfValue(key), "`" + key + "` must be a list.", "Write `" + key + ": [ .. ]`.");
            return List.of();
        }
    }

    /** A value of a YAML file whose shape the reader asks for. */
    public final class YamlValue {
        private final Node node;
        private final String what;

        private YamlValue(Node node, String what) {
            this.node = node;
            this.what = what;
        }

        /** Where it stands. */
        public Place place() {
            return YamlSource.this.place(node);
        }

        /** What to call it in a sentence: its key in backticks, or the like. */
        public String what() {
            return what;
        }

        /** Whether it is {@code null}, or nothing at all, without quotes. */
        public boolean isNull() {
            return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
        }

        /** Whether it is a list. */
        public boolean isList() {
            return node instanceof SequenceNode;
        }

        /** Whether it is a map. */
        public boolean isMap() {
            return node instanceof MappingNode;
        }

        /** Its text; null when it is a list or a map. */
        public @Nullable String text() {
            return node instanceof ScalarNode scalar ? scalar.getValue() : null;
        }

        /** The values of the list; empty when it is none. */
        public List<YamlValue> items() {
            return node instanceof SequenceNode sequence
                    ? sequence.getValue().stream()
                            .map(n -> new YamlValue(n, "Each entry of " + what))
                            .toList()
                    : List.of();
        }

        /** The map; empty when it is none, which is then a fault. */
        public Optional<YamlMap> map() {
            return YamlSource.this.map(node, what);
        }
    }

    /**
     * A text with its place.
     *
     * @param text the text
     * @param place where it stands
     */
    public record Item(String text, Place place) {}
}
