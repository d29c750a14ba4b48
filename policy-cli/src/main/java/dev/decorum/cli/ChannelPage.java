package dev.decorum.cli;

import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.fact.FactKinds;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of the channels in Markdown, made of what the adapters say of themselves. */
final class ChannelPage {
    private static final String NONE = "none";

    private final StringBuilder page = new StringBuilder();

    private ChannelPage() {}

    /** The page of all these channels, in this order. */
    static String of(Collection<ChannelAdapter> adapters) {
        ChannelPage page = new ChannelPage();
        page.line("# Channels");
        page.line("");
        page.line(
                "Written by `./decorum channels --markdown > docs/channels.md` from the profiles and the tables of limits");
        page.line(
                "of the adapters; change those and not this page. `./decorum channels NAME` shows one channel, with a");
        page.line(
                "command that signs a test delivery. A limit with a `?` is known by hearsay: no documentation of the");
        page.line("platform was seen to state it.");
        page.line("");
        page.row("channel", "surface", "signed", "handshake", "window", "longest text");
        page.row("---", "---", "---", "---", "---", "---");
        for (ChannelAdapter adapter : adapters) {
            page.summary(adapter);
        }
        adapters.forEach(page::section);
        return page.page.toString();
    }

    /** The section of one channel. */
    static String of(ChannelAdapter adapter) {
        ChannelPage page = new ChannelPage();
        page.section(adapter);
        return page.page.toString().stripLeading();
    }

    private void summary(ChannelAdapter adapter) {
        ChannelProfile profile = adapter.profile();
        row(
                "[`" + profile.channel() + "`](#" + anchor(profile.name()) + ")",
                surface(profile),
                profile.signature() == null ? "no" : "yes",
                profile.handshake() == null ? "no" : "yes",
                value(ChannelLimit.window(adapter.limits())),
                value(ChannelLimit.longest(adapter)));
    }

    private void section(ChannelAdapter adapter) {
        ChannelProfile profile = adapter.profile();
        line("");
        line("## " + profile.name());
        row("`" + profile.channel() + "`", surface(profile));
        row("---", "---");
        row("signature", sentence(profile.signature()));
        row("handshake", sentence(profile.handshake()));
        row(
                "secrets",
                profile.secrets().isEmpty()
                        ? NONE
                        : profile.secrets().entrySet().stream()
                                .map(secret -> "`" + secret.getKey() + "`: " + secret.getValue())
                                .collect(Collectors.joining("<br>")));
        row("events", profile.events().stream().map(kind -> "`" + kind + "`").collect(Collectors.joining(", ")));
        row("replies", profile.takesReplies() ? "taken" : "not taken by this way");
        limits(adapter);
        list("", profile.remarks());
        list("Unconfirmed:", profile.unconfirmed());
    }

    private void limits(ChannelAdapter adapter) {
        List<ChannelLimit> limits = ChannelLimit.of(adapter);
        if (!limits.isEmpty()) {
            line("");
            row("limit, as of " + adapter.limits().asOf(), "", "source");
            row("---", "---", "---");
            limits.forEach(limit -> row(limit.name(), value(limit), limit.source()));
        }
    }

    private void list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            line("");
            if (!title.isEmpty()) {
                line(title);
                line("");
            }
            sentences.forEach(sentence -> line("- " + sentence));
        }
    }

    private void row(String... cells) {
        for (String cell : cells) {
            page.append("| ").append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "" : " ");
        }
        line("|");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private static String value(ChannelLimit limit) {
        return limit.value() + (limit.confirmed() ? "" : " ?");
    }

    private static String surface(ChannelProfile profile) {
        return FactKinds.wordFor(profile.surface()).replace('-', ' ');
    }

    private static String sentence(@Nullable String words) {
        return words == null ? NONE : words;
    }

    /** The anchor that renderers of Markdown give a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{Alnum} -]", "")
                .replace(' ', '-');
    }
}
