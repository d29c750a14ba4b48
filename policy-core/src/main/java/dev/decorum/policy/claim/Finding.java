package dev.decorum.policy.claim;

/**
 * Something that was recognised in a text.
 *
 * @param <T> what is recognised: a category of claims or a signal
 * @param meaning what it is
 * @param startsAt where it starts in the text, in UTF-16 code units from 0
 * @param endsAt where it ends in the text, exclusive
 * @param language the language of the pattern, as the rules name it
 * @param confidence how sure the detection is, from 0 to 100
 * @param origin the file and line of the pattern
 * @param pattern the pattern itself
 */
public record Finding<T>(
        T meaning, int startsAt, int endsAt, String language, int confidence, String origin, String pattern) {}
