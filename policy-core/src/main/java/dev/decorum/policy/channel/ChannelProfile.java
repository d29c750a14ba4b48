package dev.decorum.policy.channel;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.internal.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an adapter describes itself. Texts are sentences for people; the documentation of the channels is made of them.
 * Immutable.
 *
 * @param channel the id of the channel in the catalogue, such as {@code whatsapp}
 * @param name the name of the channel as people know it
 * @param surface the kind of place that the channel is
 * @param signature how a delivery proves that it is the channel's; null when the channel proves nothing
 * @param handshake how the channel tests an address before it delivers; null when it does not
 * @param secrets what an account may hold and what each is for, by name; the one that verifies deliveries comes first
 * @param testSignature the header that signs a test delivery, as the inside of a word in double quotes of a POSIX shell,
 *     in which {@code {secret}} and {@code {file}} stand for the secret that verifies and the file that holds the body;
 *     empty when no command can sign one
 * @param events the kinds of events that deliveries and fetched content become, in the words of JSON
 * @param takesReplies whether an answer can be sent by this way at all; its limits mean nothing otherwise
 * @param remarks what else a reader must know, such as what the channel cannot do
 * @param unconfirmed what is read or sent by hearsay, since no documentation of the channel was seen to say it
 */
public record ChannelProfile(
        String channel,
        String name,
        Surface surface,
        @Nullable String signature,
        @Nullable String handshake,
        Map<String, String> secrets,
        String testSignature,
        Set<String> events,
        boolean takesReplies,
        List<String> remarks,
        List<String> unconfirmed) {
    public ChannelProfile {
        Values.required(channel, "The id of a channel");
        Values.required(name, "The name of the channel `" + channel + "`");
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        events = Collections.unmodifiableSet(new TreeSet<>(events));
        remarks = List.copyOf(remarks);
        unconfirmed = List.copyOf(unconfirmed);
    }

    /** A channel that proves nothing and gives nothing yet; the methods below add to it. */
    public static ChannelProfile of(String channel, String name, Surface surface) {
        return new ChannelProfile(
                channel, name, surface, null, null, Map.of(), "", Set.of(), true, List.of(), List.of());
    }

    /** With a way to prove deliveries, and the header that signs a test delivery; it may be empty. */
    public ChannelProfile signedBy(String words, String testHeader) {
        return new ChannelProfile(
                channel,
                name,
                surface,
                words,
                handshake,
                secrets,
                testHeader,
                events,
                takesReplies,
                remarks,
                unconfirmed);
    }

    /** With a test of the address. */
    public ChannelProfile handshake(String words) {
        return new ChannelProfile(
                channel,
                name,
                surface,
                signature,
                words,
                secrets,
                testSignature,
                events,
                takesReplies,
                remarks,
                unconfirmed);
    }

    /** With a further secret. */
    public ChannelProfile secret(String secretName, String purpose) {
        Map<String, String> more = new LinkedHashMap<>(secrets);
        more.put(secretName, purpose);
        return new ChannelProfile(
                channel,
                name,
                surface,
                signature,
                handshake,
                more,
                testSignature,
                events,
                takesReplies,
                remarks,
                unconfirmed);
    }

    /** With the kinds of events that it gives; a delivery that is rejected is understood. */
    @SafeVarargs
    public final ChannelProfile gives(Class<? extends ChannelEvent>... kinds) {
        Set<String> more = new TreeSet<>(events);
        for (Class<? extends ChannelEvent> kind : kinds) {
            more.add(FactKinds.nameOf(kind));
        }
        return new ChannelProfile(
                channel,
                name,
                surface,
                signature,
                handshake,
                secrets,
                testSignature,
                more,
                takesReplies,
                remarks,
                unconfirmed);
    }

    /** Without a way to answer. */
    public ChannelProfile takesNoReplies() {
        return new ChannelProfile(
                channel,
                name,
                surface,
                signature,
                handshake,
                secrets,
                testSignature,
                events,
                false,
                remarks,
                unconfirmed);
    }

    /** With a further remark. */
    public ChannelProfile remark(String sentence) {
        return new ChannelProfile(
                channel,
                name,
                surface,
                signature,
                handshake,
                secrets,
                testSignature,
                events,
                takesReplies,
                added(remarks, sentence),
                unconfirmed);
    }

    /** With a further point that is known by hearsay only. */
    public ChannelProfile unconfirmed(String sentence) {
        return new ChannelProfile(
                channel,
                name,
                surface,
                signature,
                handshake,
                secrets,
                testSignature,
                events,
                takesReplies,
                remarks,
                added(unconfirmed, sentence));
    }

    private static List<String> added(List<String> sentences, String sentence) {
        List<String> more = new ArrayList<>(sentences);
        more.add(sentence);
        return more;
    }
}
