package dev.decorum.example.execution.browser;

import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.FailureKind;
import dev.decorum.policy.fact.PageState;
import java.util.List;
import java.util.Set;

/** A page that is not as it was recorded, or does not answer. Texts hold no personal data. */
final class PageTrouble extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Execution execution;
    private final String why;

    private PageTrouble(String why, PageState page, boolean permissionMissing, FailureKind failure) {
        super(why);
        this.why = why;
        this.execution = new Execution(page, permissionMissing, Set.of(), failure);
    }

    static PageTrouble changed(Page page, List<String> differences) {
        return new PageTrouble(
                "The page `" + page.title() + "` of the seller centre differs from what was recorded: "
                        + String.join("; ", differences)
                        + ". A person does it, and whoever looks after the pages records it anew.",
                PageState.CHANGED,
                false,
                FailureKind.NONE);
    }

    static PageTrouble silent(Page page) {
        return new PageTrouble(
                "The page `" + page.title() + "` of the seller centre did not answer in time.",
                PageState.UNREACHABLE,
                false,
                FailureKind.TIME_OUT);
    }

    static PageTrouble unavailable(Page page) {
        return new PageTrouble(
                "The page `" + page.title() + "` of the seller centre is not available.",
                PageState.UNREACHABLE,
                false,
                FailureKind.NONE);
    }

    static PageTrouble refused(Page page) {
        return new PageTrouble(
                "The seller centre refuses the page `" + page.title() + "` to this account. Its permission is missing.",
                PageState.AS_RECORDED,
                true,
                FailureKind.REFUSED);
    }

    static PageTrouble signedOut() {
        return new PageTrouble(
                "The session at the seller centre had ended.", PageState.UNKNOWN, false, FailureKind.SESSION_ENDED);
    }

    static PageTrouble notFound(Page page) {
        return new PageTrouble(
                "The seller centre has no page `" + page.title() + "` for this order.",
                PageState.AS_RECORDED,
                false,
                FailureKind.REFUSED);
    }

    /** What was found, as the rules see it. */
    Execution execution() {
        return execution;
    }

    /** The message, which is always there. */
    String why() {
        return why;
    }

    /** Whether the other side has answered, and did not do what it was asked. */
    boolean isAnswer() {
        return execution.lastFailure() == FailureKind.REFUSED || isSignedOut();
    }

    boolean isSignedOut() {
        return execution.lastFailure() == FailureKind.SESSION_ENDED;
    }
}
