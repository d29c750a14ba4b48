package dev.decorum.rules.cdi;

import java.nio.file.Path;

/**
 * How the engine that is injected works. An application gives it as a bean, for example by a producer method; otherwise
 * it is read from MicroProfile Config where that is present, and from system properties where it is not: {@code
 * decorum.rules} and {@code decorum.watch}.
 *
 * @param rules the folder that holds {@code catalog.yaml}
 * @param watch whether changes of the folder go live by themselves; no, unless configured
 */
public record DecorumSettings(Path rules, boolean watch) {}
