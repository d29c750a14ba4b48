package dev.decorum.example.execution.sellercentre;

import dev.decorum.example.execution.ChangeKind;
import java.util.Set;

/**
 * Somebody who may sign in to the seller centre.
 *
 * @param name the name
 * @param password the password. Secret
 * @param permissions the changes that this account may make; looking is open to all
 */
public record SellerAccount(String name, String password, Set<ChangeKind> permissions) {
    public SellerAccount {
        permissions = Set.copyOf(permissions);
    }

    @Override
    public String toString() {
        return "SellerAccount[" + name + "]";
    }
}
