package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import java.util.Set;

/**
 * The state of the page or API that the actions would use.
 *
 * @param page the page as compared with what was recorded of it
 * @param permissionMissing whether a permission that the actions need is not held
 * @param permissions the permissions held, in the terms of the back office
 * @param lastFailure how the last attempt failed
 */
public record Execution(PageState page, boolean permissionMissing, Set<String> permissions, FailureKind lastFailure)
        implements Fact {
    public Execution {
        page = Values.orElse(page, PageState.UNKNOWN);
        permissions = Values.sorted(permissions);
        lastFailure = Values.orElse(lastFailure, FailureKind.NONE);
    }

    /** A page as recorded, with every permission, after no failure. */
    public static Execution ready() {
        return new Execution(PageState.AS_RECORDED, false, Set.of(), FailureKind.NONE);
    }
}
