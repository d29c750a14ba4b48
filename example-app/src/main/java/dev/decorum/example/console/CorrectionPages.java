package dev.decorum.example.console;

import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseDesk.Corrected;
import dev.decorum.example.operations.Deed;
import java.util.List;
import java.util.Map;

/** What people have corrected in drafts, as sections that may become knowledge. */
final class CorrectionPages {
    private final CaseDesk desk;

    CorrectionPages(CaseDesk desk) {
        this.desk = desk;
    }

    void list(Visit visit) {
        List<Shown> all = desk.corrections().stream()
                .map(c -> new Shown(
                        c, Changed.of(c.correction().draft(), c.correction().corrected())))
                .toList();
        visit.show("corrections.jte", "corrections.title", "corrections", Map.of("corrections", all));
    }

    /** Gives the section to whoever decided that it becomes knowledge, as a file. */
    void accept(Visit visit) {
        long number = number(visit);
        Corrected accepted = desk.corrections().stream()
                .filter(c -> c.number() == number)
                .findFirst()
                .orElseThrow(Problem::notFound);
        String caseId = accepted.correction().caseId();
        Deed deed = desk.acceptCorrection(number, Deeds.person(visit));
        if (deed instanceof Deed.NotDone refused) {
            visit.audit("accept-correction", caseId, "not-done");
            throw Problem.refused(refused.message(), "/corrections");
        }
        visit.audit("accept-correction", caseId, Audit.DONE);
        Headers.forDownloads(visit.context(), accepted.proposal().file().replace('/', '-'));
        visit.context()
                .contentType("text/markdown; charset=utf-8")
                .result(accepted.proposal().markdown());
    }

    void dismiss(Visit visit) {
        long number = number(visit);
        Deed deed = desk.dismissCorrection(number, Deeds.reason(visit), Deeds.person(visit));
        Deeds.done(visit, "dismiss-correction", Long.toString(number), deed, "/corrections", "dismissed");
    }

    private static long number(Visit visit) {
        String number = visit.path("number");
        if (!number.matches("\\d{1,18}")) {
            throw Problem.notFound();
        }
        return Long.parseLong(number);
    }

    /** A correction with what changed in the draft. */
    record Shown(Corrected corrected, Changed changed) {}

    /**
     * What changed from one text to another, as one stretch.
     *
     * @param before what both begin with
     * @param removed what the first has then
     * @param added what the second has in its place
     * @param after what both end with
     */
    record Changed(String before, String removed, String added, String after) {
        static Changed of(String from, String to) {
            int shorter = Math.min(from.length(), to.length());
            int start = 0;
            while (start < shorter && from.charAt(start) == to.charAt(start)) {
                start++;
            }
            if (start > 0 && Character.isHighSurrogate(from.charAt(start - 1))) {
                start--;
            }
            int end = 0;
            while (end < shorter - start && from.charAt(from.length() - 1 - end) == to.charAt(to.length() - 1 - end)) {
                end++;
            }
            if (end > 0 && Character.isLowSurrogate(from.charAt(from.length() - end))) {
                end--;
            }
            return new Changed(
                    Plain.of(from.substring(0, start)),
                    Plain.of(from.substring(start, from.length() - end)),
                    Plain.of(to.substring(start, to.length() - end)),
                    Plain.of(from.substring(from.length() - end)));
        }
    }
}
