package dev.decorum.example.operations;

import dev.decorum.example.journal.Journal;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings customers' messages to their case. Safe for use by several threads. */
@Singleton
public final class CaseMessages {
    private final IntentRecognizer recognizer;
    private final Journal journal;

    @Inject
    CaseMessages(IntentRecognizer recognizer, Journal journal) {
        this.recognizer = recognizer;
        this.journal = journal;
    }

    /** Adds the messages of a delivery to a case; the words of each. Whatever else came with it is left alone. */
    public List<String> add(CaseFile to, Reception reception) {
        List<String> texts = new ArrayList<>();
        for (ChannelEvent event : reception.events()) {
            if (event instanceof ChannelEvent.MessageReceived message) {
                to.take(message, recognizer).ifPresent(text -> {
                    texts.add(text);
                    journal.write(
                            EventKind.RECEIVED,
                            to.id(),
                            message.origin().channel(),
                            Payload.empty().text("message", text, journal.key()),
                            Map.of("message", text));
                });
            }
        }
        return texts;
    }
}
