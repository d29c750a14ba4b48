package dev.decorum.example.execution;

import java.util.List;

/** A change that is filled in and has no effect yet. Made by {@link BackOffice#prepare} alone, and good for one use. */
public interface PreparedChange {
    /** What would be changed. */
    Change change();

    /** The page as it was filled in; empty when there is no page. */
    List<Screenshot> screenshots();
}
