package dev.decorum.example.operations;

import java.util.List;

/**
 * A part of a list of cases.
 *
 * @param cases the cases, the one whose clock ends first before the others
 * @param total how many there are in all
 */
public record CasePage(List<CaseRow> cases, long total) {
    public CasePage {
        cases = List.copyOf(cases);
    }
}
