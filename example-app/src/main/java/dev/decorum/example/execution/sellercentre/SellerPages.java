package dev.decorum.example.execution.sellercentre;

import dev.decorum.example.execution.ChangeKind;
import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.execution.Shipment;
import dev.decorum.example.execution.ShopBooks.Entry;
import dev.decorum.policy.fact.DisputeKind;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.RefundMethod;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages of the seller centre as HTML. Whatever is from outside is escaped. */
final class SellerPages {
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#222;background:#f5f3ee}"
                    + "header{background:#0a5c63;color:#fff;padding:.8rem 2rem}main{max-width:52rem;margin:1.5rem auto;background:"
                    + "#fff;padding:1.5rem 2rem;border-radius:6px}dt{font-weight:600}dd{margin:0 0 .5rem}label{display:block;"
                    + "margin:.8rem 0 .2rem}input,select,textarea{font:inherit;padding:.4rem;width:100%;box-sizing:border-box}"
                    + "button{font:inherit;margin-top:1rem;padding:.5rem 1.2rem}table{border-collapse:collapse;width:100%}"
                    + "td,th{text-align:left;padding:.3rem;border-bottom:1px solid #ddd;overflow-wrap:anywhere}";

    private SellerPages() {}

    static String signIn(boolean failed) {
        return page(
                "Sign in",
                (failed ? "<p role=alert>Name or password is wrong.</p>" : "")
                        + "<form method=post action='/sign-in'>" + input("name", "Name", "")
                        + labelled("password", "Password", "<input type=password id=password name=password required>")
                        + "<button type=submit>Sign in</button></form>");
    }

    static String search(boolean missing) {
        return page(
                "Orders",
                "<form method=get action='/orders/find'>" + input("number", "Order number", "")
                        + "<button type=submit>Search</button></form>"
                        + (missing ? "<p id=none>There is no such order.</p>" : ""));
    }

    static String message(String title, String text) {
        return page(title, "<p role=alert>" + escaped(text) + "</p>");
    }

    static String order(OrderRecord of, String postcode, @Nullable Shipment shipment, List<Entry> entries) {
        String id = escaped(of.order().id());
        StringBuilder html = new StringBuilder("<dl>");
        html.append(value("Status", "status", of.order().status()))
                .append(value("Total", "total", money(of.order().total())))
                .append(value("Placed", "placed", of.order().placedAt()))
                .append(value("Promised", "promised", of.order().promisedAt()))
                .append(value("Delivered", "delivered", of.order().deliveredAt()))
                .append(value(
                        "Goods", "categories", String.join(", ", of.order().categories())))
                .append(value("Paid by", "payment", of.order().paymentMethod()))
                .append(value("Customer", "customer", of.customerId()))
                .append(value("E-mail", "email", of.email()))
                .append(value("Postcode", "postcode", postcode))
                .append(value("Open disputes", "disputes", of.disputesOpen()))
                .append(value("Carrier", "carrier", shipment == null ? null : shipment.carrier()))
                .append(value("Tracking number", "tracking", shipment == null ? null : shipment.tracking()))
                .append(value("Carrier says", "shipment", shipment == null ? null : shipment.status()))
                .append(value("Said at", "seen", shipment == null ? null : shipment.seenAt()))
                .append(value("Expected", "expected", shipment == null ? null : shipment.expectedAt()))
                .append("</dl><nav>");
        for (ChangeKind kind : ChangeKind.values()) {
            html.append("<a href='/orders/" + id + "/" + path(kind) + "'>" + title(kind) + "</a> ");
        }
        html.append("</nav><table><thead><tr><th>Number</th><th>What</th><th>Amount</th><th>Your reference</th></tr>")
                .append("</thead><tbody>");
        for (Entry entry : entries) {
            html.append("<tr><td>" + escaped(entry.reference()) + "</td><td>" + title(entry.kind()) + "</td><td>"
                    + escaped(money(entry.amount())) + "</td><td>" + escaped(entry.idempotencyKey()) + "</td></tr>");
        }
        return page("Order " + id, html.append("</tbody></table>").toString());
    }

    static String form(ChangeKind kind, String order, String currency, String token) {
        String id = escaped(order);
        StringBuilder html = new StringBuilder("<dl>" + value("Currency", "currency", currency) + "</dl>");
        html.append("<form method=post action='/orders/" + id + "/" + path(kind) + "'>");
        html.append("<input type=hidden name=token value='" + escaped(token) + "'>")
                .append(input("reference", "Your reference", ""))
                .append(input("agent", "Entered for", ""));
        switch (kind) {
            case REFUND ->
                html.append(input("amount", "Amount", ""))
                        .append(select("method", "Pay back to", RefundMethod.values()));
            case COMPENSATION -> html.append(input("amount", "Amount", "")).append(area("text", "Reason"));
            case NOTE -> html.append(area("text", "Note"));
            case DISPUTE_EVIDENCE ->
                html.append(select("dispute", "The dispute says", DisputeKind.values()))
                        .append(area("text", "Evidence"));
        }
        html.append("<button type=submit>" + title(kind) + "</button></form>");
        return page(title(kind) + " for order " + id, html.toString());
    }

    /** What was entered under a key; the same page after entering and when looked up. */
    static String entered(Entry entry, boolean before) {
        return page(
                "Entered",
                "<dl>" + value("Number", "number", entry.reference())
                        + value("Order", "order", entry.orderId())
                        + value("What", "kind", title(entry.kind()))
                        + value("Amount", "amount", money(entry.amount()))
                        + value("Your reference", "reference", entry.idempotencyKey())
                        + value("Entered before", "before", before ? "yes" : "no") + "</dl>");
    }

    static String noSuchReference() {
        return page("No such reference", "<p id=none>Nothing was entered under this reference.</p>");
    }

    static String customer(String id, History history) {
        return page(
                "Customer " + escaped(id),
                "<dl>" + value("Refunds", "refunds", money(history.refunds()))
                        + value("Compensation", "compensation", money(history.compensation()))
                        + value("Number of refunds", "refund-count", history.refundCount())
                        + value("Number of coupons", "coupon-count", history.couponCount())
                        + value("Number of replacements", "replacement-count", history.replacementCount())
                        + value("Refunds of the agent today", "agent-today", money(history.agentRefundsToday()))
                        + "</dl>");
    }

    static String path(ChangeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String title(ChangeKind kind) {
        return switch (kind) {
            case REFUND -> "Refund";
            case COMPENSATION -> "Compensation";
            case NOTE -> "Note";
            case DISPUTE_EVIDENCE -> "Dispute evidence";
        };
    }

    private static String money(Money money) {
        return money.amount() == null ? "" : money.amount().toPlainString() + " " + money.currency();
    }

    private static String value(String label, String id, @Nullable Object value) {
        return "<dt>" + label + "</dt><dd id='" + id + "'>" + escaped(value == null ? "" : value.toString()) + "</dd>";
    }

    private static String input(String name, String label, String value) {
        return labelled(
                name,
                label,
                "<input type=text id='" + name + "' name='" + name + "' value='" + value
                        + "' autocomplete=off required>");
    }

    private static String area(String name, String label) {
        return labelled(name, label, "<textarea id='" + name + "' name='" + name + "' rows=5 required></textarea>");
    }

    private static String select(String name, String label, Enum<?>[] choices) {
        StringBuilder html = new StringBuilder("<select id='" + name + "' name='" + name + "'>");
        for (Enum<?> choice : choices) {
            html.append("<option>" + choice.name() + "</option>");
        }
        return labelled(name, label, html.append("</select>").toString());
    }

    private static String labelled(String name, String label, String field) {
        return "<label for='" + name + "'>" + label + "</label>" + field;
    }

    private static String page(String title, String content) {
        return "<!doctype html><html lang=en><head><meta charset=utf-8><title>" + title + " - Example Seller Centre"
                + "</title><meta name=viewport content='width=device-width'><style>" + STYLE + "</style></head><body>"
                + "<header>Example Seller Centre, a page for trying things out: no shop, no customers, no money</header>"
                + "<main><h1>" + title + "</h1>" + content + "</main></body></html>";
    }

    private static String escaped(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
