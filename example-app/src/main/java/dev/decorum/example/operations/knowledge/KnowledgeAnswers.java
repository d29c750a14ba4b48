package dev.decorum.example.operations.knowledge;

import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.Message;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers messages with passages. Safe for use by several threads. */
public final class KnowledgeAnswers {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?。！？؟;\\n])\\s*");

    private final KnowledgeBase knowledge;

    /** Answers by this knowledge. */
    public KnowledgeAnswers(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * The passage that answers a message, by its first sentence that one knows; nothing when none does, or when the language
     * of the message is not known.
     *
     * @param areas where to look, as the decision says
     */
    public Optional<Passage> answer(Message message, Collection<KnowledgeArea> areas) {
        String language = message.language();
        String text = message.text();
        if (language == null || text == null) {
            return Optional.empty();
        }
        Set<KnowledgeArea> where = Set.copyOf(areas);
        return SENTENCE_END
                .splitAsStream(text)
                .filter(sentence -> !sentence.isBlank())
                .flatMap(sentence -> knowledge.best(language, where, sentence).stream())
                .findFirst();
    }
}
