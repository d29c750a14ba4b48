package dev.decorum.policy.claim;

import java.util.List;
import java.util.Set;

/** Finds what is known by its shape and not by its letters: numbers, amounts, addresses of mail, cards, and the like. */
final class Shapes {
    private static final int NUMBER = 0;
    private static final int PERCENT = 1;
    private static final int MONEY = 2;
    private static final int TIME = 3;
    private static final int DATE = 4;
    private static final int EMAIL = 5;
    private static final int PHONE = 6;
    private static final int CARD = 7;
    private static final int IBAN = 8;
    private static final int URL = 9;
    private static final int HANDLE = 10;
    private static final int LONG_NUMBER = 11;
    /** The names of the shapes, by their numbers. */
    static final List<String> NAMES = List.of(
            "number",
            "percent",
            "money",
            "time",
            "date",
            "email",
            "phone",
            "card",
            "iban",
            "url",
            "handle",
            "long-number");

    private static final Set<String> CURRENCIES = Set.of(
            "usd", "eur", "gbp", "cny", "rmb", "jpy", "krw", "thb", "idr", "vnd", "brl", "sar", "aed", "myr", "sgd",
            "dollar", "dollars", "bucks", "euro", "euros", "pounds", "yen", "won", "baht", "rp", "rupiah", "reais",
            "reales", "pesos", "dong", "d", "ريال", "ريالا", "درهم", "دولار", "دينار");
    private static final String CURRENCY_CHARACTERS = "元块圆円원บ";
    private static final Set<String> ENDINGS_OF_SITES = Set.of(
            "com", "net", "org", "shop", "store", "io", "co", "de", "fr", "es", "br", "cn", "jp", "kr", "id", "vn",
            "th", "me", "ly", "link", "info", "example");
    private static final int LONGEST_CARD = 24;
    private static final int LONGEST_WORD = 40;

    private final Units units;
    private final FoldedText text;
    private final Occurrences found = new Occurrences(0);

    private Shapes(Units units) {
        this.units = units;
        this.text = units.text();
    }

    /** The shapes in a text, by their numbers. */
    static Occurrences find(Units units) {
        Shapes shapes = new Shapes(units);
        for (int unit = 0; unit < units.count(); unit++) {
            switch (units.kind(unit)) {
                case Units.NUMBER -> shapes.number(unit);
                case Units.WORD -> shapes.word(unit);
                case Units.SYMBOL -> shapes.symbol(unit);
                default -> {}
            }
        }
        return shapes.found;
    }

    private void add(int shape, int from, int to) {
        found.add(shape, from, to);
    }

    private void number(int unit) {
        int next = unit + 1;
        add(NUMBER, unit, next);
        if (isSign(next, '%')) {
            add(PERCENT, unit, next + 1);
        }
        if (isCurrency(next)) {
            add(MONEY, unit, next + 1);
        }
        boolean first = unit == 0 || !isDigits(unit - 1) || !joins(unit);
        if (first) {
            digits(unit);
        }
        timeOrDate(unit);
    }

    private boolean isDigits(int unit) {
        return unit >= 0 && unit < units.count() && units.kind(unit) == Units.NUMBER;
    }

    private boolean isSign(int unit, char sign) {
        return unit < units.count() && units.kind(unit) == Units.SYMBOL && text.charAt(units.start(unit)) == sign;
    }

    private boolean isCurrency(int unit) {
        if (unit >= units.count() || unit < 0) {
            return false;
        }
        char c = text.charAt(units.start(unit));
        return switch (units.kind(unit)) {
            case Units.SYMBOL -> Character.getType(c) == Character.CURRENCY_SYMBOL;
            case Units.CHARACTER -> CURRENCY_CHARACTERS.indexOf(c) >= 0;
            case Units.WORD -> CURRENCIES.contains(text.slice(units.start(unit), units.end(unit)));
            default -> false;
        };
    }

    /** Whether only one space, dash, point or bracket stands before a number. */
    private boolean joins(int unit) {
        int between = units.start(unit) - units.end(unit - 1);
        if (between > 2) {
            return false;
        }
        for (int i = units.end(unit - 1); i < units.start(unit); i++) {
            if (" -.()/".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Groups of digits that belong together: a card, a telephone number, any long number. */
    private void digits(int first) {
        int end = first;
        int count = 0;
        do {
            count += units.end(end) - units.start(end);
            end++;
        } while (isDigits(end) && joins(end) && end - first < LONGEST_CARD);
        boolean plus = units.start(first) > 0 && text.charAt(units.start(first) - 1) == '+';
        char lead = text.charAt(units.start(first));
        int length = units.end(first) - units.start(first);
        boolean date = end - first == 3 && count <= 8 && !plus && length <= 4 && lead != '0';
        boolean grouped = end - first > 1 && count >= 7 && !date;
        boolean mobile = count == 11 && lead == '1' && length == 11;
        if (count >= 13 && count <= 19) {
            add(CARD, first, end);
        }
        if (count >= 6) {
            add(LONG_NUMBER, first, end);
        }
        if (count >= 7 && count <= 15 && (plus || grouped || mobile || (lead == '0' && count >= 9))) {
            add(PHONE, first, end);
        }
    }

    private void timeOrDate(int unit) {
        int end = units.end(unit);
        int next = unit + 1;
        int length = end - units.start(unit);
        String number = length > 5 ? "" : text.slice(units.start(unit), end);
        if (number.indexOf('.') > 0 && number.indexOf('.') < 3) {
            add(DATE, unit, next);
        }
        if (next >= units.count()) {
            return;
        }
        char between = end < text.length() ? text.charAt(end) : ' ';
        boolean close = units.start(next) == end + 1;
        if (isDigits(next) && close && between == ':' && length <= 2) {
            add(TIME, unit, next + 1);
        }
        if (isDigits(next) && close && (between == '/' || between == '-') && length <= 4 && length != 3) {
            int last = next + 1 < units.count() && isDigits(next + 1) && joins(next + 1) ? next + 2 : next + 1;
            add(DATE, unit, last);
        }
        if (units.kind(next) == Units.WORD) {
            String word = text.slice(units.start(next), Math.min(units.end(next), units.start(next) + 4));
            if (word.equals("am") || word.equals("pm") || word.equals("uhr")) {
                add(TIME, unit, next + 1);
            }
        }
    }

    private void symbol(int unit) {
        if (isDigits(unit + 1) && isCurrency(unit)) {
            add(MONEY, unit, unit + 2);
        }
        if (isSign(unit, '%') && isDigits(unit + 1)) {
            add(PERCENT, unit, unit + 2);
        }
        if (isSign(unit, '@') && unit + 1 < units.count() && units.kind(unit + 1) == Units.WORD && touches(unit + 1)) {
            mailOrHandle(unit);
        }
    }

    /** Whether nothing stands between a unit and the one before. */
    private boolean touches(int unit) {
        return unit > 0 && unit < units.count() && units.start(unit) == units.end(unit - 1);
    }

    private void mailOrHandle(int at) {
        if (!touches(at)) {
            add(HANDLE, at, at + 2);
            return;
        }
        int end = at + 2;
        while (end < units.count() && end - at < 8 && isPointed(end)) {
            end++;
        }
        if (end > at + 2) {
            int start = at - 1;
            while (start > 0 && at - start < 6 && isPointed(start)) {
                start--;
            }
            add(EMAIL, start, end);
        }
    }

    /** Whether only a point, dash or underscore stands before a unit. */
    private boolean isPointed(int unit) {
        if (units.start(unit) != units.end(unit - 1) + 1) {
            return touches(unit) && units.kind(unit) != Units.CHARACTER && units.kind(unit) != Units.SYMBOL;
        }
        char c = text.charAt(units.end(unit - 1));
        return (c == '.' || c == '-' || c == '_') && units.kind(unit) != Units.CHARACTER;
    }

    private void word(int unit) {
        if (isDigits(unit + 1) && isCurrency(unit)) {
            add(MONEY, unit, unit + 2);
        }
        int start = units.start(unit);
        int length = units.end(unit) - start;
        if (length > LONGEST_WORD) {
            return;
        }
        if (text.startsWith("http", start, length) || (length == 3 && text.startsWith("www", start, length))) {
            int end = unit + 1;
            while (end < units.count() && end - unit < 20 && !hasSpaceBefore(end)) {
                end++;
            }
            if (end > unit + 1) {
                add(URL, unit, end);
            }
        } else if (unit > 0 && isDotted(unit) && ENDINGS_OF_SITES.contains(text.slice(start, start + length))) {
            add(URL, unit - 1, unit + 1);
        }
        if (length >= 4 && length <= 34 && isIbanStart(start)) {
            iban(unit);
        }
    }

    private boolean hasSpaceBefore(int unit) {
        for (int i = units.end(unit - 1); i < units.start(unit); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isDotted(int unit) {
        return units.start(unit) == units.end(unit - 1) + 1
                && text.charAt(units.end(unit - 1)) == '.'
                && units.kind(unit - 1) == Units.WORD;
    }

    private boolean isIbanStart(int start) {
        return Units.isDigit(text.charAt(start + 2))
                && Units.isDigit(text.charAt(start + 3))
                && Character.isLetter(text.charAt(start + 1));
    }

    private void iban(int first) {
        int count = units.end(first) - units.start(first);
        int end = first + 1;
        while (end < units.count() && count < 34 && units.kind(end) != Units.CHARACTER && joins(end)) {
            boolean digits = isDigits(end) || units.end(end) - units.start(end) == 4;
            if (!digits) {
                break;
            }
            count += units.end(end) - units.start(end);
            end++;
        }
        if (count >= 15) {
            add(IBAN, first, end);
        }
    }
}
