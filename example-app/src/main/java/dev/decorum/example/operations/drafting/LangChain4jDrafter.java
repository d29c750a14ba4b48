package dev.decorum.example.operations.drafting;

import dev.decorum.example.operations.Drafter;
import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.claim.ClaimGate;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Formality;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a model phrase what a template says. The model is given the words of the template and the tone, never the
 * customer's message; its draft goes through a {@link ClaimGate} while it is written, and is checked afterwards like any
 * other. A model that is slow, silent, or writes something else costs nothing but the phrasing: the template speaks. Safe
 * for use by several threads.
 */
public final class LangChain4jDrafter implements Drafter {
    private static final Logger LOG = LoggerFactory.getLogger(LangChain4jDrafter.class);
    private static final EnumSet<ClaimCategory> ALL_CLAIMS = EnumSet.allOf(ClaimCategory.class);
    private static final Pattern NOT_PROSE = Pattern.compile("```|[<>{}]|[\\p{Cntrl}&&[^\\n]]|\\[\\w+]");
    /** A draft that is so many times as long as the template says something else. */
    private static final int LONGEST = 3;

    private final TemplateDrafter templates;
    private final Supplier<ClaimDetector> claims;
    private final StreamingChatModel model;
    private final ModelSettings settings;

    /**
     * A drafter.
     *
     * @param templates what it phrases, and what speaks when the model does not
     * @param claims finds the claims at which a draft is stopped, by the rules in force
     */
    public LangChain4jDrafter(ModelSettings settings, TemplateDrafter templates, Supplier<ClaimDetector> claims) {
        this.settings = settings;
        this.templates = templates;
        this.claims = claims;
        this.model = OpenAiStreamingChatModel.builder()
                .baseUrl(settings.baseUrl())
                .apiKey(settings.key())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .temperature(0.2)
                .build();
    }

    @Override
    public Optional<String> draft(Purpose purpose, Tone tone, List<String> disclosures, Map<String, String> values) {
        Optional<String> template = templates.draft(purpose, tone, disclosures, values);
        Optional<String> words = templates.body(purpose, tone, values).or(() -> english(purpose, tone, values));
        return words.flatMap(base -> phrased(base, purpose, tone, values))
                .flatMap(body -> templates.framed(body, tone, disclosures))
                .or(() -> template);
    }

    @Override
    public Drafter atOnce() {
        return templates;
    }

    /** What a model can translate where the house has no words in the language. */
    private Optional<String> english(Purpose purpose, Tone tone, Map<String, String> values) {
        Tone english = new Tone(Formality.NEUTRAL, null, "en", false, null, null, null, null, List.of(), List.of());
        return tone.language() == null ? Optional.empty() : templates.body(purpose, english, values);
    }

    private Optional<String> phrased(String base, Purpose purpose, Tone tone, Map<String, String> values) {
        ClaimGate gate = claims.get().gate(tone.language(), null, ALL_CLAIMS);
        Written written = new Written(gate);
        try {
            model.chat(List.of(SystemMessage.from(instruction(tone)), UserMessage.from(base)), written);
            String text = written.whole
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .strip();
            if (fits(text, base, purpose, values)) {
                return Optional.of(text);
            }
            LOG.warn("The model wrote something else than a reply for {}; the template is used.", purpose);
        } catch (TimeoutException e) {
            LOG.warn("The model took longer than {} for {}; the template is used.", settings.timeout(), purpose);
        } catch (ExecutionException | RuntimeException e) {
            LOG.warn("The model gave no reply for {}; the template is used.", purpose);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Whether a text is prose of about the right length that holds all that was filled in. */
    private static boolean fits(String text, String base, Purpose purpose, Map<String, String> values) {
        return !text.isEmpty()
                && text.length() <= base.length() * LONGEST
                && !NOT_PROSE.matcher(text).find()
                && purpose.needs().stream()
                        .map(values::get)
                        .allMatch(
                                value -> value != null && (value.equals(values.get("answer")) || text.contains(value)));
    }

    private static String instruction(Tone tone) {
        StringBuilder told = new StringBuilder("You phrase one reply of a shop's customer service. Say what the text of"
                + " the user says and nothing more: no promise, no date, no amount, no offer of your own. Keep order"
                + " numbers, amounts and times as they are. Write only the reply, as plain text without greeting,"
                + " closing, links or emoji.");
        told.append(" Language: ").append(tone.language());
        told.append(". Formality: ").append(FactKinds.wordFor(tone.formality()));
        if (tone.address() != null) {
            told.append(". Form of address: ").append(tone.address());
        }
        tone.maxLength().forEach(most -> told.append(". At most ")
                .append(most.value())
                .append(' ')
                .append(FactKinds.wordFor(most.unit())));
        told.append('.');
        tone.guidance().forEach(advice -> told.append(' ').append(advice));
        return told.toString();
    }

    /** Collects what a model writes and the gate lets through. */
    private static final class Written implements StreamingChatResponseHandler {
        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private final ClaimGate gate;

        Written(ClaimGate gate) {
            this.gate = gate;
        }

        @Override
        public void onPartialResponse(String piece) {
            text.append(gate.append(piece));
            if (gate.closedBy().isPresent()) {
                whole.complete("");
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            text.append(gate.finish());
            whole.complete(gate.closedBy().isPresent() ? "" : text.toString());
        }

        @Override
        public void onError(Throwable error) {
            whole.completeExceptionally(error);
        }
    }
}
