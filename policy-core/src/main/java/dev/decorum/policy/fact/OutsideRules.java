package dev.decorum.policy.fact;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that rules cannot name: the words of people, and what is called like a keyword of the rule engine.
 * What rules need of the words is prepared as other facts, so that a recorded request can be decided again without them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OutsideRules {}
