package dev.decorum.policy;

/**
 * A text that cannot be read as a request or a decision. The message gives the place, what is wrong there and what to
 * write instead; it names properties and never quotes texts of customers.
 */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final String path;
    private final String problem;
    private final String remedy;

    MalformedJsonException(int line, int column, String path, String problem, String remedy) {
        super("line " + line + ", column " + column + ": " + problem + (remedy.isEmpty() ? "" : " " + remedy));
        this.line = line;
        this.column = column;
        this.path = path;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column in UTF-16 code units, from 1. */
    public int column() {
        return column;
    }

    /** The value or the property at fault, such as {@code facts[0].amount}; empty when it is the text as a whole. */
    public String path() {
        return path;
    }

    /** What is wrong, in one sentence for somebody who is no programmer. */
    public String problem() {
        return problem;
    }

    /** What to write instead; empty when there is nothing to add. */
    public String remedy() {
        return remedy;
    }
}
