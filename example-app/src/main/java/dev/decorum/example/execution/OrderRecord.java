package dev.decorum.example.execution;

import dev.decorum.policy.fact.Order;

/**
 * An order with what the back office knows of its owner.
 *
 * @param order the order, as the rules see it
 * @param customerId the back office's key of the customer. Personal data
 * @param email the address on file, to which codes are sent. Personal data
 * @param disputesOpen how many disputes of this customer are open
 */
public record OrderRecord(Order order, String customerId, String email, int disputesOpen) {
    @Override
    public String toString() {
        return "OrderRecord[" + order + "]";
    }
}
