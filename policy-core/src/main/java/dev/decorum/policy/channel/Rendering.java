package dev.decorum.policy.channel;

import dev.decorum.policy.internal.Values;
import java.util.List;

/** What became of a reply that was to be put into its channel's form. */
public sealed interface Rendering {
    /**
     * The requests that deliver it, to be sent in their order, each after the one before has succeeded.
     *
     * @param requests one or more
     */
    record Requests(List<OutgoingRequest> requests) implements Rendering {
        public Requests {
            requests = List.copyOf(requests);
            if (requests.isEmpty()) {
                throw new IllegalArgumentException("A rendering without requests. Maybe a refusal was meant.");
            }
        }
    }

    /**
     * The channel does not take it.
     *
     * @param code why
     * @param reason why, in words; no personal data
     * @param remedy what to do instead
     */
    record Refusal(Code code, String reason, String remedy) implements Rendering {
        public Refusal {
            Values.required(reason, "The reason of a refusal");
            Values.required(remedy, "The remedy of a refusal");
        }

        /** Why a channel does not take a reply. */
        public enum Code {
            /** The window is closed, and nothing may be sent. */
            WINDOW_CLOSED,
            /** Only an approved template may be sent now. */
            TEMPLATE_REQUIRED,
            /** Only a person may write now. */
            HUMAN_REQUIRED,
            /** The window lets fewer messages through than the reply needs. */
            REPLIES_USED_UP,
            /** The token of the reply has ended. */
            TOKEN_EXPIRED,
            /** The reply is longer than the channel takes. */
            TOO_LONG,
            /** The reply holds a link, and the channel takes none. */
            LINKS_NOT_ALLOWED,
            /** What the channel forbids to say is in the reply. */
            CONTENT_NOT_ALLOWED,
            /** Something that the channel needs is missing in the reply, such as a template or a subject. */
            INCOMPLETE,
            /** The channel has no way to answer. */
            NOT_SUPPORTED
        }
    }
}
