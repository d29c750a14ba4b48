package dev.decorum.policy.evidence;

import java.io.IOException;

/** A log that does not hold was to be written on. Nothing was changed. */
public final class BrokenLogException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient EvidenceReport.Broken report;

    BrokenLogException(EvidenceReport.Broken report, String remedy) {
        super(report.message() + " " + remedy);
        this.report = report;
    }

    /** What does not hold. */
    public EvidenceReport.Broken report() {
        return report;
    }
}
