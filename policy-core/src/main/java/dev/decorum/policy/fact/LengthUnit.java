package dev.decorum.policy.fact;

/** The unit in which a channel counts the length of a text. */
public enum LengthUnit {
    /** Unicode code points. */
    CHARACTERS,
    /** UTF-16 code units, as Java and JavaScript count. */
    UTF16_UNITS,
    /** Bytes of UTF-8. */
    BYTES
}
