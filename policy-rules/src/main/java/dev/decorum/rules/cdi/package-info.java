/**
 * The engine in an application with CDI: {@code @Inject PolicyEngine}, events for observers, and {@link
 * dev.decorum.rules.cdi.Governed} methods. A thin skin: everything that it does can be done without CDI by {@link
 * dev.decorum.rules.DroolsPolicyEngine#builder()}. Needs CDI 4.1, which Decorum does not bring.
 */
@NullMarked
package dev.decorum.rules.cdi;

import org.jspecify.annotations.NullMarked;
