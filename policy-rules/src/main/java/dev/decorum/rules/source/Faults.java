package dev.decorum.rules.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects faults, each once, in the order of their places. Belongs to one thread. */
public final class Faults {
    private final TreeSet<Fault> found = new TreeSet<>();

    /** Adds a fault with which the rule set does not go live. */
    public void error(String code, Place place, String message, String remedy) {
        found.add(Fault.error(code, place, message, remedy));
    }

    /** Adds a fault with which the rule set may go live. */
    public void warning(String code, Place place, String message, String remedy) {
        found.add(Fault.warning(code, place, message, remedy));
    }

    /** Adds faults found elsewhere. */
    public void addAll(List<Fault> others) {
        found.addAll(others);
    }

    /** Whether any fault keeps the rule set from going live. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Fault::isError);
    }

    /** Whether any fault of a file keeps the rule set from going live. */
    public boolean hasErrorsIn(SourceFile file) {
        return found.stream().anyMatch(f -> f.isError() && f.place().file().equals(file.path()));
    }

    /** How many faults there are. */
    public int size() {
        return found.size();
    }

    /** All faults in the order of their places. */
    public List<Fault> list() {
        return List.copyOf(new ArrayList<>(found));
    }
}
