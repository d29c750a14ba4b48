package dev.decorum.example.operations.knowledge;

import dev.decorum.policy.fact.FactKinds;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of knowledge that a correction suggests. It is a proposal: addresses and long numbers are blanked, and names are
 * not found by a machine, so a person reads it before it goes into the folder.
 *
 * @param file where it would stand, relative to the folder of knowledge
 * @param markdown the whole file
 * @param blanked what was blanked, in the order of the text; for the person who reads it
 */
public record KnowledgeProposal(String file, String markdown, List<String> blanked) {
    private static final String BLANK = "[...]";
    private static final Pattern PERSONAL =
            Pattern.compile("[\\w.+-]+@[\\w.-]+\\w|\\b[A-Z]{1,3}-?\\d{3,}\\b|\\+?\\d[\\d /-]{3,}\\d");

    public KnowledgeProposal {
        blanked = List.copyOf(blanked);
    }

    /** The entry that a correction suggests: its question, and the reply that was sent. */
    public static KnowledgeProposal from(Correction correction) {
        String name = "correction-"
                + correction.at().atZone(ZoneOffset.UTC).toLocalDate() + "-"
                + Integer.toHexString(correction.caseId().hashCode());
        String body = "\n\n## " + line(correction.reason()) + "\n\n> " + line(correction.question()) + "\n\n"
                + line(correction.corrected()) + "\n";
        List<String> found =
                PERSONAL.matcher(body).results().map(MatchResult::group).toList();
        return new KnowledgeProposal(
                correction.language() + "/" + FactKinds.wordFor(correction.area()) + "/" + name + ".md",
                "# " + name + PERSONAL.matcher(body).replaceAll(Matcher.quoteReplacement(BLANK)),
                found);
    }

    /** One line without what Markdown would take for a heading or a question. */
    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("^[#>\\s]+", "");
    }

    @Override
    public String toString() {
        return "KnowledgeProposal[" + file + "]";
    }
}
