package dev.decorum.policy.reply;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.reply.DigitRuns.Group;
import dev.decorum.policy.reply.DigitRuns.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds personal data in a draft. Card and account numbers belong in no reply (PCI DSS shows at most the first six and the
 * last four digits of a card); e-mail addresses, phone numbers and order numbers in none that others can read. In time
 * linear in the text.
 */
final class PersonalData {
    /** ISO/IEC 7812: a card number has 13 to 19 digits. */
    private static final int SHORTEST_CARD = 13;

    private static final int LONGEST_CARD = 19;
    /** E.164: a phone number has at most 15 digits with the country's code; without it, 9 to 12 are usual. */
    private static final int SHORTEST_PHONE = 8;

    private static final int LONGEST_PHONE = 15;
    private static final int LONGEST_NATIONAL_PHONE = 12;
    /** How far behind a word such as "order" its number may begin and end, in UTF-16 code units. */
    private static final int REACH = 32;

    private static final int SHORTEST_ORDER = 3;
    private static final int ORDER_DIGITS = 4;

    private static final Map<String, PhraseFinder> ORDER_WORDS = orderWords();

    private final Findings findings;
    private final String text;

    PersonalData(Findings findings, String text) {
        this.findings = findings;
        this.text = text;
    }

    void check(Prose prose, Links links, Audience audience, String tag, @Nullable String orderId) {
        List<Span> numbers = new ArrayList<>(Ibans.in(text));
        numbers.forEach(span -> anywhere(span, "an account number (IBAN)"));
        List<Run> runs = DigitRuns.of(text);
        List<Span> cards = cards(runs, new Taken(numbers));
        cards.forEach(span -> anywhere(span, "a card number"));
        numbers.addAll(cards);
        if (audience == Audience.PRIVATE) {
            return;
        }
        for (Span span : links.addresses()) {
            beforeOthers(span, "an e-mail address");
        }
        Taken taken = new Taken(numbers);
        for (Run run : runs) {
            if (isPhone(run) && !taken.covers(run.span())) {
                beforeOthers(run.span(), "a phone number");
            }
        }
        orders(prose, tag, orderId);
    }

    private void anywhere(Span span, String what) {
        findings.add(
                FindingKind.PERSONAL_DATA,
                span,
                "This looks like " + what + ".",
                "Leave it out, or name its last four digits at most.");
    }

    private void beforeOthers(Span span, String what) {
        findings.add(
                FindingKind.PERSONAL_DATA,
                span,
                "This looks like " + what + ", and others read along.",
                "Leave it out, and go on in private.");
    }

    /** The card numbers: whole groups of digits that pass the check of Luhn. */
    private static List<Span> cards(List<Run> runs, Taken taken) {
        List<Span> found = new ArrayList<>();
        for (Run run : runs) {
            List<Group> groups = run.groups();
            for (int first = 0; first < groups.size(); ) {
                int last = lastOfCard(groups, first);
                Span span = new Span(
                        groups.get(first).start(),
                        groups.get(Math.max(first, last)).end());
                if (last >= 0 && !taken.covers(span)) {
                    found.add(span);
                }
                first = Math.max(first, last) + 1;
            }
        }
        return found;
    }

    private static int lastOfCard(List<Group> groups, int first) {
        char kind = groups.get(first).digits().charAt(0);
        StringBuilder digits = new StringBuilder();
        for (int last = first; last < groups.size() && kind >= '2' && kind <= '6'; last++) {
            digits.append(groups.get(last).digits());
            if (digits.length() > LONGEST_CARD) {
                return -1;
            }
            if (digits.length() >= SHORTEST_CARD && isLuhn(digits)) {
                return last;
            }
        }
        return -1;
    }

    private static boolean isLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean isPhone(Run run) {
        int length = run.length();
        String first = run.groups().get(0).digits();
        if (length < SHORTEST_PHONE || length > LONGEST_PHONE || isDate(run.groups())) {
            return false;
        }
        if (run.plus() || (first.startsWith("00") && first.length() > 3)) {
            return true;
        }
        boolean chineseMobile =
                run.groups().size() == 1 && length == 11 && first.charAt(0) == '1' && first.charAt(1) >= '3';
        return chineseMobile || (first.startsWith("0") && length > SHORTEST_PHONE && length <= LONGEST_NATIONAL_PHONE);
    }

    /** Whether this begins like a date: two numbers of one or two digits and a year. */
    private static boolean isDate(List<Group> groups) {
        return groups.size() >= 3
                && groups.get(0).digits().length() <= 2
                && groups.get(1).digits().length() <= 2
                && groups.get(2).digits().matches("(19|20)[0-9]{2}");
    }

    private void orders(Prose prose, String tag, @Nullable String orderId) {
        int end = 0;
        if (orderId != null && orderId.length() >= SHORTEST_ORDER) {
            String folded = text.toLowerCase(Locale.ROOT);
            String wanted = orderId.toLowerCase(Locale.ROOT);
            boolean sameLength = folded.length() == text.length();
            String searched = sameLength ? folded : text;
            for (int at = searched.indexOf(sameLength ? wanted : orderId); at >= 0; ) {
                beforeOthers(new Span(at, at + orderId.length()), "the order number");
                end = at + orderId.length();
                at = searched.indexOf(sameLength ? wanted : orderId, end);
            }
        }
        if (end > 0) {
            return;
        }
        PhraseFinder words = ORDER_WORDS.get(Languages.primary(tag));
        if (words != null) {
            for (Span word : words.find(prose)) {
                Span number = numberBehind(word.end());
                if (number != null && number.start() >= end) {
                    beforeOthers(number, "an order number");
                    end = number.end();
                }
            }
        }
    }

    /** The first token right behind a place that has four digits or more. */
    private @Nullable Span numberBehind(int from) {
        int limit = Math.min(text.length(), from + REACH);
        int at = from;
        while (at < limit) {
            while (at < limit && !isToken(text.charAt(at))) {
                if (text.charAt(at) == '.' && at + 1 < limit && text.charAt(at + 1) == '\n') {
                    return null;
                }
                at++;
            }
            int start = at;
            int digits = 0;
            while (at < text.length() && at - start < REACH && isToken(text.charAt(at))) {
                digits += Character.isDigit(text.charAt(at)) ? 1 : 0;
                at++;
            }
            if (digits >= ORDER_DIGITS) {
                return new Span(start, at);
            }
            if (digits > 0 || at - start > "number".length()) {
                return null;
            }
        }
        return null;
    }

    private static boolean isToken(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    private static Map<String, PhraseFinder> orderWords() {
        Map<String, PhraseFinder> byTag = new HashMap<>();
        Languages.all()
                .forEach((tag, data) ->
                        byTag.put(tag, new PhraseFinder(data.hasSpaces(), data.orderWords(), List.of())));
        return byTag;
    }
}
