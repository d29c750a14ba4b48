package dev.decorum.example.operations.knowledge;

import dev.decorum.policy.fact.KnowledgeArea;
import java.util.List;

/**
 * One section of a file of knowledge.
 *
 * @param language the BCP 47 tag of its language
 * @param area what it is about
 * @param file where it stands, relative to the folder of knowledge, such as {@code de/logistics/delivery.md}
 * @param line the line of its heading, from 1
 * @param title the title of its file
 * @param heading its heading
 * @param questions what customers ask who want to know this; not part of the answer
 * @param text the answer
 */
public record Passage(
        String language,
        KnowledgeArea area,
        String file,
        int line,
        String title,
        String heading,
        List<String> questions,
        String text) {
    public Passage {
        questions = List.copyOf(questions);
    }

    /** The source as it is cited: file, title and heading. */
    public String source() {
        return file + ", " + title + ": " + heading;
    }
}
