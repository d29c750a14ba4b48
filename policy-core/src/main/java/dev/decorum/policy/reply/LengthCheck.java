package dev.decorum.policy.reply;

import dev.decorum.policy.channel.TextSplitter;
import dev.decorum.policy.decision.MaxLength;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.LengthUnit;

/** Whether a draft is as short as it must be, in each unit in which a rule counts. */
final class LengthCheck {
    private LengthCheck() {}

    static void check(String text, MaxLength max, Findings findings) {
        int length = TextSplitter.length(text, max.unit());
        if (length > max.value()) {
            String unit = FactKinds.wordFor(max.unit());
            findings.add(
                    FindingKind.TOO_LONG,
                    new Span(lastThatFits(text, max), text.length()),
                    "The draft is " + length + " " + unit + " long, and at most " + max.value() + " are allowed.",
                    "Shorten it by " + (length - max.value()) + " " + unit + ".");
        }
    }

    /** Where the part ends that fits, never inside a code point. */
    private static int lastThatFits(String text, MaxLength max) {
        int at = 0;
        int length = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            length += size(point, max.unit());
            if (length > max.value()) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static int size(int point, LengthUnit unit) {
        return switch (unit) {
            case CHARACTERS -> 1;
            case UTF16_UNITS -> Character.charCount(point);
            case BYTES -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        };
    }
}
