package dev.decorum.example.operations.knowledge;

/** A file of knowledge cannot be used; the message names the place and the remedy. */
public final class KnowledgeException extends Exception {
    private static final long serialVersionUID = 1;

    KnowledgeException(String message) {
        super(message);
    }

    KnowledgeException(String message, Throwable cause) {
        super(message, cause);
    }
}
