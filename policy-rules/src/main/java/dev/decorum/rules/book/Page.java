package dev.decorum.rules.book;

import java.util.List;

/**
 * Writes a document from its beginning to its end. The first four methods give pieces of a line; all others take lines
 * made of such pieces.
 */
interface Page {
    /** Plain words; what stands between backticks is code. */
    String text(String words);

    /** A name as it stands in a file. */
    String code(String name);

    /** A link to an anchor of this document. */
    String link(String anchor, String words);

    /** Words that stand out. */
    String strong(String words);

    /** The beginning, with the name of the document. */
    void begin(String title);

    /** A heading that can be linked to; levels from 2. */
    void heading(int level, String anchor, String line);

    /** A paragraph. */
    void paragraph(String line);

    /** A list. */
    void items(List<String> lines);

    /** A table of contents: lines with their level, from 1. */
    void contents(List<Entry> entries);

    /** A table, with a caption for those who cannot see it. */
    void table(String caption, List<String> head, List<List<String>> rows);

    /** The whole document. */
    String end();

    /** A line of a table of contents. */
    record Entry(int level, String anchor, String words) {}
}
