package dev.decorum.policy.evidence;

import dev.decorum.policy.evidence.EvidenceReport.Broken;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Checks a log by itself: no rule engine, no key, no network. Safe for use by several threads; a log that is being
 * written may be checked too, when no append is under way.
 *
 * <p>The head recorded beside the log shows that its end was lost. It does not show that someone with access to both
 * files cut the end off or wrote the log anew: for that, keep a {@link Head} where the writer of the log cannot change it,
 * and give it to {@link #verify(Path, Head)}.
 */
public final class EvidenceVerifier {
    private EvidenceVerifier() {}

    /**
     * Checks a log against the head recorded beside it.
     *
     * @throws IOException when a file cannot be read
     */
    public static EvidenceReport verify(Path log) throws IOException {
        Path file = HeadFile.beside(log);
        Head recorded = HeadFile.read(file).orElse(null);
        if (recorded != null) {
            return verify(log, recorded);
        }
        EvidenceReport chain = verify(log, Head.EMPTY);
        return chain instanceof Holds holds
                ? new Broken(
                        0,
                        Fault.NO_HEAD,
                        "The events 1 to " + holds.head().count() + " hold, but the record of the head `"
                                + file.getFileName() + "` is missing or was changed, so nobody can say whether events"
                                + " after them were cut off. Maybe copy it together with the log.")
                : chain;
    }

    /**
     * Checks a log against a head that was kept elsewhere.
     *
     * @throws IOException when the file cannot be read
     */
    public static EvidenceReport verify(Path log, Head recorded) throws IOException {
        return LogWalk.over(log, recorded).report();
    }
}
