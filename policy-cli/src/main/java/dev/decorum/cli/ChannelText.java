package dev.decorum.cli;

import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.fact.FactKinds;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Channels as a person reads them in a terminal: a line for each, or one in detail. */
final class ChannelText {
    private ChannelText() {}

    static void list(Output out, Collection<ChannelAdapter> adapters) {
        out.line(Output.count(adapters.size(), "channel") + ". `decorum channels NAME` shows one in detail.");
        out.line("");
        int wide = adapters.stream().mapToInt(a -> a.channel().length()).max().orElse(0);
        for (ChannelAdapter adapter : adapters) {
            ChannelProfile profile = adapter.profile();
            String line = String.format(
                    "  %-" + wide + "s  %-15s  %-8s  %s",
                    profile.channel(),
                    FactKinds.wordFor(profile.surface()),
                    profile.signature() == null ? "unsigned" : "signed",
                    ChannelLimit.longest(adapter).value());
            out.line(line);
        }
    }

    static void detail(Output out, ChannelAdapter adapter) {
        ChannelProfile profile = adapter.profile();
        out.line(profile.name() + " (" + profile.channel() + "), " + FactKinds.wordFor(profile.surface()));
        out.heading("Deliveries");
        out.line("  signature: " + words(profile.signature()));
        out.line("  handshake: " + words(profile.handshake()));
        out.line("  events: " + String.join(", ", profile.events()));
        if (!profile.secrets().isEmpty()) {
            out.heading("Secrets of an account");
            profile.secrets().forEach((name, purpose) -> out.line("  " + name + ": " + purpose));
        }
        out.heading((profile.takesReplies() ? "Limits of a reply" : "No reply is taken by this way. Other limits")
                + ", as of " + adapter.limits().asOf());
        for (ChannelLimit limit : ChannelLimit.of(adapter)) {
            out.line("  " + limit.name() + ": " + limit.value()
                    + (limit.confirmed() ? "" : " " + out.careful("(unconfirmed)"))
                    + (limit.source().isEmpty() ? "" : "\n    " + limit.source()));
        }
        sentences(out, "Remarks", profile.remarks());
        sentences(out, "Unconfirmed", profile.unconfirmed());
        if (!profile.testSignature().isEmpty()) {
            out.heading("A test delivery");
            out.line("  decorum intake --channel " + profile.channel() + " --file delivery --secret test \\");
            out.line("    --header \""
                    + profile.testSignature().replace("{secret}", "test").replace("{file}", "delivery") + "\"");
        }
    }

    private static void sentences(Output out, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out.heading(title);
            sentences.forEach(sentence -> out.line("  " + sentence));
        }
    }

    private static String words(@Nullable String words) {
        return words == null ? "none" : words;
    }
}
