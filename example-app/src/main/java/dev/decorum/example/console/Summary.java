package dev.decorum.example.console;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.Decided;
import dev.decorum.policy.fact.LookUpOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a case is about, in a few sentences, made of what is known and of nothing that was said. */
final class Summary {
    private Summary() {}

    /** The summary in the language of the page; blank when nothing was said, or nothing may be known any longer. */
    static String of(CaseView view, Texts texts) {
        long messages =
                view.messages().stream().filter(CaseView.Said::byCustomer).count();
        if (view.erased() || messages == 0) {
            return "";
        }
        List<String> sentences = new ArrayList<>();
        String wishes = view.row().intents().stream()
                .map(intent -> texts.word("intent", intent.name()))
                .sorted()
                .collect(Collectors.joining(texts.get("list.comma")));
        sentences.add(wishes.isEmpty() ? texts.get("summary.unknown") : texts.get("summary.wants", wishes));
        sentences.add(texts.get(
                "summary.so-far",
                Long.toString(messages),
                texts.word("proof", view.proved().name())));
        OrderRecord order = view.order();
        if (order != null) {
            sentences.add(texts.get(
                    "summary.order",
                    String.valueOf(order.order().id()),
                    texts.word("order-status", order.order().status().name())));
        } else {
            String named = named(view.decided());
            if (!named.isEmpty()) {
                sentences.add(texts.get("summary.named", named));
            }
        }
        return String.join(texts.get("list.space"), sentences);
    }

    /** The number of the order that the customer has named, looked up or not; blank when they have not. */
    private static String named(@Nullable Decided decided) {
        return decided == null
                ? ""
                : decided.request()
                        .find(LookUpOrder.class)
                        .map(LookUpOrder::orderId)
                        .orElse("");
    }
}
