package dev.decorum.rules;

import dev.decorum.rules.source.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A folder of rules that cannot go live. The message shows every fault with its place and its remedy. */
public final class RuleSetException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /** The faults of a folder of rules. */
    public RuleSetException(List<Fault> faults) {
        super(faults.stream().map(Fault::render).collect(Collectors.joining("\n\n")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault, in the order of the places. */
    public List<Fault> faults() {
        return faults;
    }
}
