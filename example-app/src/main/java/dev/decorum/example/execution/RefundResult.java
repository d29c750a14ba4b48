package dev.decorum.example.execution;

/** What became of a refund in the back office. */
public sealed interface RefundResult {
    /**
     * It is paid.
     *
     * @param reference the back office's number of the payment
     * @param before whether it had been paid already under the same key, so that nothing was paid now
     */
    record Paid(long reference, boolean before) implements RefundResult {}

    /**
     * It is not paid, for certain.
     *
     * @param why why, in words without personal data
     */
    record Declined(String why) implements RefundResult {}
}
