package dev.decorum.policy.reply;

/** A part of a text, from {@code start} to before {@code end}, in UTF-16 code units. */
record Span(int start, int end) {}
