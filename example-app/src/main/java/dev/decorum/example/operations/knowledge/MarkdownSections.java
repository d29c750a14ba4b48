package dev.decorum.example.operations.knowledge;

import dev.decorum.policy.fact.KnowledgeArea;
import java.util.ArrayList;
import java.util.List;

/** Cuts a file of knowledge into its sections: a title, then headings, each with questions in {@code >} and a text. */
final class MarkdownSections {
    private final String file;
    private final String language;
    private final KnowledgeArea area;
    private final List<Passage> passages = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String title = "";
    private String heading = "";
    private int headingLine;

    private MarkdownSections(String file, String language, KnowledgeArea area) {
        this.file = file;
        this.language = language;
        this.area = area;
    }

    /**
     * The sections of a file.
     *
     * @throws KnowledgeException when a section has no text, or text stands before the first heading
     */
    static List<Passage> of(String file, String language, KnowledgeArea area, List<String> lines)
            throws KnowledgeException {
        MarkdownSections sections = new MarkdownSections(file, language, area);
        for (int i = 0; i < lines.size(); i++) {
            sections.take(lines.get(i).strip(), i + 1);
        }
        sections.end();
        if (sections.passages.isEmpty()) {
            throw new KnowledgeException(
                    file + ": the file has no section. Write `# Title`, then `## Heading` and a text under it.");
        }
        return sections.passages;
    }

    private void take(String line, int number) throws KnowledgeException {
        if (line.startsWith("## ")) {
            end();
            heading = line.substring(3).strip();
            headingLine = number;
        } else if (line.startsWith("# ")) {
            end();
            title = line.substring(2).strip();
        } else if (line.startsWith(">")) {
            questions.add(line.substring(1).strip());
        } else if (!line.isEmpty()) {
            if (heading.isEmpty()) {
                throw new KnowledgeException(file + ":" + number
                        + ": this text stands under no heading, so it cannot be cited. Put `## Heading` above it.");
            }
            text.append(text.isEmpty() ? "" : " ").append(line);
        }
    }

    private void end() throws KnowledgeException {
        if (heading.isEmpty()) {
            return;
        }
        if (text.isEmpty()) {
            throw new KnowledgeException(file + ":" + headingLine + ": the section `" + heading
                    + "` has no text. Write the answer under it, or take the heading out.");
        }
        passages.add(new Passage(language, area, file, headingLine, title, heading, questions, text.toString()));
        questions.clear();
        text.setLength(0);
        heading = "";
    }
}
