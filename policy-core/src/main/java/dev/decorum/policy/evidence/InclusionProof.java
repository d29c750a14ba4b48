package dev.decorum.policy.evidence;

import java.util.List;

/**
 * That a leaf stands at its place in a tree, as RFC 9162, section 2.1.3, has it. Immutable.
 *
 * @param index the number of the leaf, from 0
 * @param size how many leaves the tree has
 * @param hashes the hashes beside the way from the leaf to the root
 */
public record InclusionProof(long index, long size, List<String> hashes) {
    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /** Whether this shows that the leaf with this hash stands there in the tree with this root. */
    public boolean proves(String leafHash, String root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long place = index;
        long last = size - 1;
        String found = leafHash;
        for (String hash : hashes) {
            if (last == 0) {
                return false;
            }
            if (place % 2 == 1 || place == last) {
                found = MerkleTree.nodeHash(hash, found);
                while (place % 2 == 0 && place != 0) {
                    place /= 2;
                    last /= 2;
                }
            } else {
                found = MerkleTree.nodeHash(found, hash);
            }
            place /= 2;
            last /= 2;
        }
        return last == 0 && found.equals(root);
    }
}
