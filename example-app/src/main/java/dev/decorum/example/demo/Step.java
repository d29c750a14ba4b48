package dev.decorum.example.demo;

import dev.decorum.policy.evidence.RecordedEvent;
import java.util.List;

/**
 * One step of the story, told after it happened.
 *
 * @param number counts the steps, from 1
 * @param title what happened, in a few words
 * @param lines what there is to say of it
 * @param events what was recorded as evidence meanwhile
 */
record Step(int number, String title, List<String> lines, List<RecordedEvent> events) {
    Step {
        lines = List.copyOf(lines);
        events = List.copyOf(events);
    }
}
