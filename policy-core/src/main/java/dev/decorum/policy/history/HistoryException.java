package dev.decorum.policy.history;

/**
 * A history that cannot be read. The message names the file, the line, what is wrong and what to do, without personal
 * data.
 */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String place;
    private final String problem;
    private final String remedy;

    HistoryException(String place, String problem, String remedy) {
        super(place + ": " + problem + " " + remedy);
        this.place = place;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** The file, with the line when there is one, such as {@code history.jsonl:17}. */
    public String place() {
        return place;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
