package dev.decorum.policy.evidence;

import dev.decorum.policy.evidence.EvidenceReport.Broken;
import dev.decorum.policy.evidence.EvidenceReport.Holds;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Canonical;
import dev.decorum.policy.internal.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One reading of a whole log in a database, up to the first event that does not hold. */
final class LogAudit {
    private record Recorded(long size, String frontier, long lastRow) {}

    private final Connection connection;
    private final long size;
    private Frontier tree = Frontier.EMPTY;
    private List<Frontier.Node> expected = List.of();
    private @Nullable Broken broken;

    private LogAudit(Connection connection, long size) {
        this.connection = connection;
        this.size = size;
    }

    static EvidenceReport of(Connection connection) throws SQLException {
        Recorded recorded = Jdbc.first(
                        connection,
                        """
                        select h.size, h.frontier, (select max(e.idx) from evidence_event e) as last_row
                        from evidence_head h where h.id = 1""",
                        row -> new Recorded(row.getLong("size"), row.getString("frontier"), lastRow(row)))
                .orElse(null);
        if (recorded == null) {
            return new Broken(
                    0, Fault.NO_HEAD, "The record of the head is missing, so nobody can say where the log ends.");
        }
        LogAudit audit = new LogAudit(connection, recorded.size());
        audit.read();
        return audit.conclude(recorded);
    }

    private static long lastRow(ResultSet row) throws SQLException {
        long last = row.getLong("last_row");
        return row.wasNull() ? -1 : last;
    }

    private void read() throws SQLException {
        Jdbc.each(
                connection,
                """
                select e.idx, e.case_id, e.number, e.kind, e.subject, e.line, n.height, n.hash
                from evidence_event e left join evidence_node n on n.leaf = e.idx
                where e.idx < ? order by e.idx, n.height""",
                row -> {
                    if (broken == null) {
                        visit(row);
                    }
                },
                size);
    }

    private EvidenceReport conclude(Recorded recorded) {
        if (broken == null && !expected.isEmpty()) {
            broken = treeIsAnother(tree.size() - 1);
        }
        if (broken != null) {
            return broken;
        }
        if (tree.size() < recorded.size()) {
            return broken(
                    tree.size(),
                    Fault.TAIL_MISSING,
                    "is missing: the log ends before it, and the recorded head counts " + recorded.size() + " events.");
        }
        if (recorded.lastRow() >= recorded.size()) {
            return broken(recorded.size(), Fault.OTHER_LOG, "is more than the recorded head counts.");
        }
        return tree.recorded().equals(recorded.frontier())
                ? new Holds(tree.size(), tree.root())
                : new Broken(
                        0, Fault.OTHER_LOG, "The events hold together, and the recorded head is that of another log.");
    }

    private void visit(ResultSet row) throws SQLException {
        long index = row.getLong("idx");
        if (index >= tree.size()) {
            if (!expected.isEmpty()) {
                broken = treeIsAnother(index - 1);
                return;
            }
            broken = begin(index, row);
            if (broken != null) {
                return;
            }
        }
        Frontier.Node node = expected.isEmpty() ? null : expected.remove(0);
        if (node == null
                || node.height() != row.getInt("height")
                || !node.hash().equals(row.getString("hash"))) {
            broken = node != null && node.height() == 0
                    ? broken(index, Fault.CHANGED, "was changed: what it says does not fit its hash.")
                    : treeIsAnother(index);
        }
    }

    private @Nullable Broken begin(long index, ResultSet row) throws SQLException {
        if (index > tree.size()) {
            return broken(tree.size(), Fault.MISSING, "is missing: event " + (index + 1) + " is in its place.");
        }
        RecordedEvent event;
        try {
            event = RecordedEvent.read(index, row.getString("line"));
        } catch (IllegalArgumentException e) {
            return broken(index, Fault.CHANGED, "was changed: its line is not an event as events are written.");
        }
        if (!event.caseId().equals(row.getString("case_id"))
                || event.number() != row.getLong("number")
                || !FactKinds.wordFor(event.kind()).equals(row.getString("kind"))
                || !Objects.equals(event.subject(), row.getString("subject"))) {
            return broken(
                    index, Fault.CHANGED, "is filed under another case, number, kind or subject than its line says.");
        }
        Frontier.Growth growth = tree.with(event.leafHash());
        tree = growth.after();
        expected = new ArrayList<>(growth.nodes());
        return parts(event);
    }

    private @Nullable Broken parts(RecordedEvent event) throws SQLException {
        Map<String, String> found = new HashMap<>();
        Jdbc.each(
                connection,
                "select name, sealed from evidence_sealed where idx = ?",
                row -> found.put(row.getString("name"), Canonical.sha256(row.getBytes("sealed"))),
                event.index());
        for (SealedPart part : event.parts()) {
            String hash = found.remove(part.name());
            if (hash == null) {
                return broken(event.index(), Fault.MISSING, "lacks its sealed part `" + part.name() + "`.");
            }
            if (!hash.equals(part.sha256())) {
                return broken(
                        event.index(),
                        Fault.CHANGED,
                        "has another sealed part `" + part.name() + "` than was recorded.");
            }
        }
        return found.isEmpty()
                ? null
                : broken(event.index(), Fault.CHANGED, "has a sealed part that it does not speak of.");
    }

    private static Broken treeIsAnother(long index) {
        return broken(index, Fault.WRONG_LINK, "does not fit the tree over it: a node was changed or is missing.");
    }

    private static Broken broken(long index, Fault fault, String what) {
        return new Broken(index + 1, fault, "Event " + (index + 1) + " (leaf " + index + ") " + what);
    }
}
