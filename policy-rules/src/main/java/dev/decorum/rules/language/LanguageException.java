package dev.decorum.rules.language;

import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops the reading of one part of a file; caught at the next place where reading can go on. */
final class LanguageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Fault fault;

    LanguageException(String code, Place place, String message, String remedy) {
        this(message, Fault.error(code, place, message, remedy));
    }

    private LanguageException(String message, @Nullable Fault fault) {
        super(message, null, false, false);
        this.fault = fault;
    }

    /** Stops the reading of a part that only repeats a fault which is reported already. */
    static LanguageException repeated() {
        return new LanguageException("repeats another fault", null);
    }

    void reportTo(Faults faults) {
        if (fault != null) {
            faults.addAll(List.of(fault));
        }
    }
}
