package dev.decorum.testing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.TextSplitter;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.ReplyWindow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Replies of awkward lengths and characters, and whether what became of them is whole. */
final class RenderedTexts {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final List<String> CLUSTERS = List.of(
            "a",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
            "\ud83c\udde9\ud83c\uddea",
            "e\u0301",
            "\ud83d\udc4d\ud83c\udffd",
            "ç ",
            "好",
            "Wort. ",
            "Absatz\n\n");

    private RenderedTexts() {}

    static ApprovedReply anyReply() {
        return new ApprovedReply(
                "x",
                null,
                ReplyHandle.to("somebody"),
                "thread",
                null,
                Audience.PRIVATE,
                Author.BOT,
                null,
                ReplyWindow.UNKNOWN,
                null,
                ChannelContractTest.RECEIVED_AT);
    }

    /** Short replies to all messages of these events that can be answered, in private and in public. */
    static Stream<ApprovedReply> replies(Collection<List<ChannelEvent>> events) {
        return events.stream()
                .flatMap(List::stream)
                .filter(event -> event instanceof MessageReceived received && received.reply() != null)
                .map(event -> saying(
                        ApprovedReply.to((MessageReceived) event, "x", ChannelContractTest.RECEIVED_AT), "Guten Tag"))
                .flatMap(reply -> Stream.of(reply, readBy(Audience.PRIVATE, reply), readBy(Audience.PUBLIC, reply)));
    }

    private static ApprovedReply readBy(Audience audience, ApprovedReply reply) {
        return new ApprovedReply(
                reply.text(),
                reply.subject(),
                reply.to(),
                reply.thread(),
                reply.inReplyTo(),
                audience,
                reply.author(),
                reply.language(),
                reply.window(),
                null,
                reply.now());
    }

    /** By a person, in a window that counts no replies: only the length is to be tried. */
    static ApprovedReply saying(ApprovedReply reply, String text) {
        ReplyWindow window =
                new ReplyWindow(reply.window().kind(), reply.window().closesAt(), null, null);
        return new ApprovedReply(
                text,
                reply.subject() == null ? "Subject" : reply.subject(),
                reply.to(),
                reply.thread(),
                reply.inReplyTo(),
                reply.audience(),
                Author.AGENT,
                reply.language(),
                window,
                null,
                reply.now());
    }

    /** Texts of each kind of character, below, at and above the limit, and of three times its length. */
    static List<String> around(ReplyLimits limits) {
        int max = limits.maxLength().value();
        List<String> texts = new ArrayList<>(List.of("Guten Tag"));
        List<String> seeds = new ArrayList<>(CLUSTERS);
        seeds.add(String.join("", CLUSTERS));
        for (String seed : seeds) {
            int length = TextSplitter.length(seed, limits.unit());
            for (int wanted : new int[] {max - length, max, max + length, 3 * max}) {
                texts.add(seed.repeat(Math.max(1, wanted / length)));
            }
        }
        return texts;
    }

    static List<String> ofJson(OutgoingRequest request, String reply) {
        try {
            List<String> leaves = new ArrayList<>();
            collect(MAPPER.readTree(request.body().text()), reply, leaves);
            int longest = leaves.stream().mapToInt(String::length).max().orElse(0);
            return leaves.stream()
                    .filter(leaf -> leaf.length() == longest || leaf.length() > 20)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new AssertionError("The body is no JSON. Override texts(..) to say where the text is.", e);
        }
    }

    /** Fails when a part is too long, torn, missing or out of order. */
    static void assertWhole(List<String> parts, String text, ReplyLimits limits) {
        Set<Integer> bounds = new TreeSet<>(Set.of(0));
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            bounds.add(clusters.end());
        }
        int at = 0;
        assertThat(parts).as("the texts in the requests").isNotEmpty();
        for (String part : parts) {
            assertThat(TextSplitter.length(part, limits.unit()))
                    .isLessThanOrEqualTo(limits.maxLength().value());
            int start = text.indexOf(part, at);
            assertThat(start).as("a part of the reply").isNotNegative();
            assertThat(text.substring(at, start)).as("between two parts").isBlank();
            assertThat(bounds).as("the bounds of characters").contains(start, start + part.length());
            at = start + part.length();
        }
        assertThat(text.substring(at)).as("after the last part").isBlank();
    }

    private static void collect(JsonNode node, String reply, List<String> leaves) {
        if (node.isTextual() && !node.textValue().isEmpty() && reply.contains(node.textValue())) {
            leaves.add(node.textValue());
        }
        node.forEach(child -> collect(child, reply, leaves));
    }
}
