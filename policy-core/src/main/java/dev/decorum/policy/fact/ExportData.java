package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;

/**
 * The personal data of a customer given to them.
 *
 * @param id unique in the request
 */
public record ExportData(String id) implements Action {
    public ExportData {
        Values.required(id, "The id of an export data action");
    }

    @Override
    public Risk risk() {
        return Risk.HIGH;
    }
}
