package dev.decorum.rules.language;

import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;

/** Stops the reading of one part of a file; caught at the next place where reading can go on. */
final class LanguageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    LanguageException(String code, Place place, String message, String remedy) {
        super(message, null, false, false);
        this.fault = Fault.error(code, place, message, remedy);
    }

    Fault fault() {
        return fault;
    }
}
