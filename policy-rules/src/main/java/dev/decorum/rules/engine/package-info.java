/**
 * How layers are compiled, kept and run by Drools. Not an API but for {@link dev.decorum.rules.engine.CompiledCache}:
 * embedders use {@link dev.decorum.rules.DroolsPolicyEngine}.
 *
 * <p>Drools logs each build at level INFO under {@code org.drools} and {@code org.kie}; an application that does not want
 * this sets these loggers of its SLF4J binding to WARN.
 */
@NullMarked
package dev.decorum.rules.engine;

import org.jspecify.annotations.NullMarked;
