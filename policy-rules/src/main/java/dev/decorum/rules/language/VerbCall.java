package dev.decorum.rules.language;

import dev.decorum.rules.source.Place;
import java.lang.reflect.Method;
import java.util.List;

/**
 * One line of the right side of a rule: a verb with its arguments.
 *
 * @param verb the method of {@link dev.decorum.policy.Policy}
 * @param arguments one for each parameter: the parts that are joined to a text, or a single value
 * @param place where it stands
 */
public record VerbCall(Method verb, List<List<Operand>> arguments, Place place) {
    public VerbCall {
        arguments = arguments.stream().map(List::copyOf).toList();
    }
}
