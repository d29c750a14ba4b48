package dev.decorum.policy.evidence;

import java.util.regex.Pattern;

/**
 * What an event holds of a person: a text, a request, a screenshot. The log keeps it sealed under the key of the subject.
 *
 * @param name what it is, such as {@code message} or {@code page-before}: lower-case letters, digits and hyphens, at most
 *     40 of them; unique in its event
 * @param type its media type, such as {@code text/plain}, {@code application/json} or {@code image/png}, without
 *     parameters; texts are UTF-8
 * @param content the bytes, at most {@link #MOST_BYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor used as a key
public record PersonalPart(String name, String type, byte[] content) {
    /** 16 MiB, so that a screenshot of a long page fits, and a video does not. */
    public static final int MOST_BYTES = 16 << 20;

    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9][a-z0-9.+-]{0,59}");

    public PersonalPart {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a part has up to 40 lower-case letters, digits and hyphens,"
                    + " and this one has not. Maybe `message` or `page-before`.");
        }
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("The part `" + name
                    + "` has no media type as it is written here. Maybe `text/plain` or `image/png`.");
        }
        if (content.length > MOST_BYTES) {
            throw new IllegalArgumentException("The part `" + name + "` has " + content.length
                    + " bytes, and a part has at most " + MOST_BYTES + ". Maybe keep a smaller picture.");
        }
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return "PersonalPart[" + name + ", " + content.length + " bytes]";
    }
}
