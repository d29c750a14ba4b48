package dev.decorum.policy.reply;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Reply;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a draft against the whole decision: its length, what it must disclose, its language and form of address, greeting
 * and closing, emoji and exclamation marks, links, personal data, and the claims that the decision names. Where a text
 * does not tell, the report says so and does not guess.
 *
 * <p>Equal drafts and decisions give equal reports. Takes time linear in the draft. Immutable; safe for use by several
 * threads.
 */
public final class ReplyCheck {
    private final Disclosures disclosures;

    /** A check by which these texts count as saying what is to be disclosed. */
    public ReplyCheck(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    /**
     * Checks the draft of a request.
     *
     * @param request the case, with the draft as its {@link Reply}; where no rule names a language, its message says
     *     which one the customer writes, and the number of its order is found in public
     * @param decision what was decided on that request
     * @throws IllegalArgumentException when the request has no draft with its words
     */
    public ReplyReport check(PolicyRequest request, PolicyDecision decision) {
        Reply reply = request.find(Reply.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The request has no reply to check. Maybe add the draft as a `Reply`."));
        String text = reply.text();
        if (text == null) {
            throw new IllegalArgumentException(
                    "The reply of the request has no words. Maybe it is a recorded request: they are not kept.");
        }
        Findings findings = new Findings();
        Tone tone = decision.tone();
        tone.maxLength().forEach(max -> LengthCheck.check(text, max, findings));
        String language = language(request, tone);
        new DisclosureCheck(disclosures, findings).check(text, decision.disclosures(), language);
        Links links = Links.in(text);
        Prose prose = Prose.of(text, links.all());
        words(prose, reply, tone, language, findings);
        marks(text, tone, findings);
        links(links, reply.audience(), tone, findings);
        String tag = language == null ? "und" : language;
        String order = request.find(Order.class).map(Order::id).orElse(null);
        new PersonalData(findings, text).check(prose, links, reply.audience(), tag, order);
        claims(text, request, decision, findings);
        return findings.report();
    }

    private static @Nullable String language(PolicyRequest request, Tone tone) {
        return tone.language() != null
                ? tone.language()
                : request.find(Message.class).map(Message::language).orElse(null);
    }

    private static void words(Prose prose, Reply reply, Tone tone, @Nullable String language, Findings findings) {
        if (language == null) {
            findings.unchecked("Language: neither a rule nor the message says which one is asked for.");
            return;
        }
        if (!new LanguageCheck(findings).check(prose, language, reply.language())) {
            findings.unchecked("Address, greeting and closing: the draft is in another language.");
            return;
        }
        new AddressCheck(findings).check(prose, language, tone);
        FrameCheck frame = new FrameCheck(findings);
        if (Boolean.TRUE.equals(tone.greeting())) {
            frame.greeting(prose, language);
        }
        if (Boolean.TRUE.equals(tone.closing())) {
            frame.closing(prose, language);
        }
    }

    private static void marks(String text, Tone tone, Findings findings) {
        if (!tone.emoji()) {
            for (Span span : Marks.emoji(text)) {
                findings.add(FindingKind.EMOJI, span, "Emoji are not welcome here.", "Leave it out.");
            }
        }
        if (Boolean.FALSE.equals(tone.exclamationMarks())) {
            for (Span span : Marks.exclamation(text)) {
                findings.add(
                        FindingKind.EXCLAMATION_MARK,
                        span,
                        "Exclamation marks are not welcome here.",
                        "End the sentence with a full stop.");
            }
        }
    }

    private static void links(Links links, Audience audience, Tone tone, Findings findings) {
        boolean unwelcome = Boolean.FALSE.equals(tone.links());
        if (!unwelcome && audience == Audience.PRIVATE) {
            return;
        }
        for (Span span : links.links()) {
            findings.add(
                    FindingKind.LINK,
                    span,
                    unwelcome ? "Links are not welcome here." : "A link stands where others read along.",
                    unwelcome ? "Say it without the link." : "Leave it out, or send it in private.");
        }
    }

    private static void claims(String text, PolicyRequest request, PolicyDecision decision, Findings findings) {
        Set<Claim> named = new HashSet<>();
        for (ClaimFinding finding : decision.claims()) {
            named.add(finding.claim());
            if (finding.forbidden()) {
                claim(FindingKind.FORBIDDEN_CLAIM, text, finding.claim(), String.join(" ", finding.remedy()), findings);
            } else {
                avoided(text, finding.claim(), decision, findings);
            }
        }
        for (Claim claim : request.all(Claim.class)) {
            if (named.add(claim)) {
                avoided(text, claim, decision, findings);
            }
        }
    }

    private static void avoided(String text, Claim claim, PolicyDecision decision, Findings findings) {
        if (decision.avoid().contains(claim.category())) {
            claim(FindingKind.AVOIDED_CLAIM, text, claim, "Say it without the claim.", findings);
        }
    }

    private static void claim(FindingKind kind, String text, Claim claim, String remedy, Findings findings) {
        int start = Math.min(claim.startsAt(), text.length());
        int end = Math.min(claim.endsAt(), text.length());
        findings.add(
                kind,
                new Span(start, end),
                "A claim of the category " + FactKinds.wordFor(claim.category())
                        + (kind == FindingKind.FORBIDDEN_CLAIM ? " is forbidden here." : " is to be avoided here."),
                remedy);
    }
}
