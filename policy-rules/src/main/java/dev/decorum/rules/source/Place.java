package dev.decorum.rules.source;

import java.util.Comparator;

/**
 * A place in a file: a range of characters on one line.
 *
 * @param file the path as seen from the folder of the rules
 * @param line the line, from 1; 0 when the file as a whole is meant
 * @param column the column in Unicode code points, from 1; 0 when the file as a whole is meant
 * @param length how many code points the range has on that line, at least 1; 0 when the file as a whole is meant
 * @param lineText the text of the line; blank when the file as a whole is meant
 */
public record Place(String file, int line, int column, int length, String lineText) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::file)
            .thenComparingInt(Place::line)
            .thenComparingInt(Place::column)
            .thenComparingInt(Place::length);

    /** A file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0, 0, "");
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column}, as editors understand it. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
