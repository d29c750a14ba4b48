package dev.decorum.rules.catalog;

import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Looks over a YAML file before anything is built from it: rule files need neither anchors nor tags nor deep nesting,
 * and a hostile file has nothing else to offer.
 */
final class YamlShape {
    /** The deepest file of a rule folder has 5 levels. */
    private static final int MAX_DEPTH = 10;

    private static final int MAX_LENGTH = 500_000;

    private YamlShape() {}

    /** Whether a file can be read on; every fault that is found is reported. */
    static boolean isPlain(SourceFile file, LoadSettings settings, Faults faults) {
        if (file.text().length() > MAX_LENGTH) {
            faults.error(
                    "too-long",
                    Place.of(file.path()),
                    "The file has more than " + MAX_LENGTH + " characters.",
                    "Split it, or take out what is not needed.");
            return false;
        }
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(file.text())) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            if (depth > MAX_DEPTH) {
                refuse(
                        faults,
                        file,
                        event,
                        "Values are nested more than " + MAX_DEPTH + " deep.",
                        "Correct the indents.");
                return false;
            }
            if (documents > 1) {
                refuse(faults, file, event, "A second document begins here.", "Delete the line with `---`.");
                return false;
            }
            check(event, file, faults);
        }
        return true;
    }

    private static void check(Event event, SourceFile file, Faults faults) {
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            refuse(
                    faults,
                    file,
                    event,
                    "Anchors (`&`) and references (`*`) are not used here.",
                    "Write the value out.");
        } else if (hasTag(event)) {
            refuse(faults, file, event, "Tags (`!`) are not used here.", "Write the value alone, a text in quotes.");
        } else if (event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<")) {
            refuse(faults, file, event, "Keys are not merged with `<<` here.", "Write them out.");
        }
    }

    /** Whether a key is the one that merges another map, which {@link #isPlain} reports. */
    static boolean merges(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().equals("<<");
    }

    private static boolean hasTag(Event event) {
        return (event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent())
                || (event instanceof ScalarEvent scalar && scalar.getTag().isPresent());
    }

    private static void refuse(Faults faults, SourceFile file, Event event, String message, String remedy) {
        Place place = event.getStartMark()
                .map(mark -> place(file, mark, event.getEndMark().orElse(mark)))
                .orElse(Place.of(file.path()));
        faults.error("yaml-syntax", place, message, remedy);
    }

    /** A place by marks, which count code points from the start of the text. */
    static Place place(SourceFile file, Mark from, Mark to) {
        int start = file.offsetOf(from.getIndex());
        int end = file.offsetOf(to.getIndex());
        return file.place(start, Math.max(end, start + 1));
    }
}
