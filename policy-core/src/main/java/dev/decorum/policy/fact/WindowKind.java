package dev.decorum.policy.fact;

/** What a channel lets a seller send at this moment. */
public enum WindowKind {
    /** The channel has no window. */
    NONE,
    /** Any text, until the window closes. */
    FREE_FORM,
    /** Only a template that the platform has approved. */
    TEMPLATE_ONLY,
    /** Only a person may still write. */
    HUMAN_ONLY,
    /** Nothing may be sent. */
    CLOSED
}
