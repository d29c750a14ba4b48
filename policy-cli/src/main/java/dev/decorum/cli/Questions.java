package dev.decorum.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks the user on a terminal. */
interface Questions {
    /** The answer; null when nobody can be asked. */
    @Nullable
    String ask(String question);

    /** Questions on the terminal of this process. */
    @SuppressWarnings("SystemConsoleNull") // From JDK 22 on it reads standard input where there is no terminal.
    static Questions onTerminal() {
        return question -> {
            Console console = System.console();
            return console == null ? null : console.readLine("%s ", question);
        };
    }
}
