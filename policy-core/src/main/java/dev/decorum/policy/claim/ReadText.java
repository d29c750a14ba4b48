package dev.decorum.policy.claim;

/**
 * What does not depend on the language of a text.
 *
 * @param units its units
 * @param shapes its shapes, by their numbers
 * @param disguises what in it looks like disguised words
 */
record ReadText(Units units, Occurrences shapes, Disguises disguises) {
    static ReadText of(Units units) {
        return new ReadText(units, Shapes.find(units), Disguises.of(units));
    }
}
