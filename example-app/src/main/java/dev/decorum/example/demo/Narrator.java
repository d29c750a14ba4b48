package dev.decorum.example.demo;

import dev.decorum.policy.evidence.CapsuleReport;

/** Tells the story to whoever listens. */
interface Narrator {
    /** Tells a step. */
    void tell(Step step);

    /**
     * Ends the story.
     *
     * @param evidence the file of the evidence, as a person is shown it
     * @param intact what the verifier found in it
     */
    void end(String evidence, CapsuleReport.Intact intact);
}
