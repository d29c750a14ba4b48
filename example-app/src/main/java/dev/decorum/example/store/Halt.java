package dev.decorum.example.store;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the process at a chosen commit, for tests of what a killed process leaves behind: the system property {@code
 * decorum.halt} is {@code before:N} or {@code after:N}, where N counts the commits from 1. Nothing happens without it.
 */
final class Halt {
    private static final int KILLED = 137;
    private static final String SETTING = System.getProperty("decorum.halt", "");
    private static final AtomicInteger COMMITS = new AtomicInteger();

    private Halt() {}

    static void beforeCommit() {
        if (!SETTING.isEmpty() && SETTING.equals("before:" + COMMITS.incrementAndGet())) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    static void afterCommit() {
        if (!SETTING.isEmpty() && SETTING.equals("after:" + COMMITS.get())) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
