package dev.decorum.policy.reply;

import dev.decorum.policy.fact.Formality;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one language, as {@code languages.json} has it.
 *
 * @param scripts the Unicode scripts in which it is written
 * @param spaced whether blanks part its words; null means yes
 * @param near languages that a short text of it may well be taken for
 * @param common frequent words by which it is told from others in its script
 * @param simplified characters that only the simplified script has; null when there is but one
 * @param traditional characters that only the traditional script has
 * @param greetings how a reply opens
 * @param closings how a reply ends
 * @param orderWords what stands before an order number
 * @param forms the forms of address
 */
record LanguageData(
        List<String> scripts,
        @Nullable Boolean spaced,
        List<String> near,
        List<String> common,
        @Nullable String simplified,
        @Nullable String traditional,
        List<String> greetings,
        List<String> closings,
        List<String> orderWords,
        List<Form> forms) {
    LanguageData {
        scripts = orEmpty(scripts);
        near = orEmpty(near);
        common = orEmpty(common);
        greetings = orEmpty(greetings);
        closings = orEmpty(closings);
        orderWords = orEmpty(orderWords);
        forms = orEmpty(forms);
    }

    /**
     * A form of address.
     *
     * @param name what rules call it
     * @param also other names for it
     * @param formality how formal it is; where rules name no form, the first that fits is meant
     * @param words words that only this form has
     * @param capitalised words that only this form has when they are written so inside a sentence
     * @param endings ends of sentences that only this form has
     * @param needs words of which a reply in this form has at least one
     * @param except longer words that do not count, though one of the others stands in them
     * @param allows names of forms that may stand beside it
     */
    record Form(
            String name,
            List<String> also,
            Set<Formality> formality,
            List<String> words,
            List<String> capitalised,
            List<String> endings,
            List<String> needs,
            List<String> except,
            List<String> allows) {
        Form {
            also = orEmpty(also);
            formality = formality == null ? Set.of() : new TreeSet<>(formality);
            words = orEmpty(words);
            capitalised = orEmpty(capitalised);
            endings = orEmpty(endings);
            needs = orEmpty(needs);
            except = orEmpty(except);
            allows = orEmpty(allows);
        }

        boolean isCalled(String wanted) {
            return name.equalsIgnoreCase(wanted) || also.stream().anyMatch(wanted::equalsIgnoreCase);
        }
    }

    boolean hasSpaces() {
        return spaced == null || spaced;
    }

    /** The form that rules call so. */
    Optional<Form> form(String name) {
        return forms.stream().filter(f -> f.isCalled(name)).findFirst();
    }

    /** The first form of this formality. */
    Optional<Form> form(Formality formality) {
        return forms.stream().filter(f -> f.formality().contains(formality)).findFirst();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
