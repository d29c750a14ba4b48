package dev.decorum.example.demo;

import dev.decorum.policy.evidence.Head;

/** Tells the story to whoever listens. */
interface Narrator {
    /** Tells a step. */
    void tell(Step step);

    /**
     * Ends the story.
     *
     * @param evidence the file of the evidence, as a person is shown it
     * @param head how far it reaches
     */
    void end(String evidence, Head head);
}
