package dev.decorum.policy.reply;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a check of a draft found. Immutable.
 *
 * @param findings what does not fit the decision, by its place
 * @param unchecked what could not be looked at, and why, as sentences: there a person must look
 */
public record ReplyReport(List<ReplyFinding> findings, List<String> unchecked) {
    public ReplyReport {
        findings = List.copyOf(findings);
        unchecked = List.copyOf(unchecked);
    }

    /** Whether nothing was found. What is {@linkplain #unchecked() unchecked} may still be wrong. */
    @JsonIgnore
    public boolean isClean() {
        return findings.isEmpty();
    }
}
