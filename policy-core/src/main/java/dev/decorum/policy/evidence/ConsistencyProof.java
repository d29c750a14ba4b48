package dev.decorum.policy.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * That a tree begins with an older one, unchanged, as RFC 9162, section 2.1.4, has it. Immutable.
 *
 * @param from how many leaves the older tree has
 * @param to how many the newer one has
 * @param hashes the hashes from which both roots follow
 */
public record ConsistencyProof(long from, long to, List<String> hashes) {
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /** Whether this shows that the tree with the newer root begins with the tree of the older one. */
    public boolean proves(String olderRoot, String newerRoot) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == 0) {
            return hashes.isEmpty() && olderRoot.equals(MerkleTree.EMPTY_ROOT);
        }
        if (from == to) {
            return hashes.isEmpty() && olderRoot.equals(newerRoot);
        }
        List<String> path = new ArrayList<>(hashes);
        if (Long.bitCount(from) == 1) {
            path.add(0, olderRoot);
        }
        return !path.isEmpty() && leadsTo(olderRoot, newerRoot, path);
    }

    private boolean leadsTo(String olderRoot, String newerRoot, List<String> path) {
        long place = from - 1;
        long last = to - 1;
        while (place % 2 == 1) {
            place /= 2;
            last /= 2;
        }
        String older = path.get(0);
        String newer = path.get(0);
        for (String hash : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (place % 2 == 1 || place == last) {
                older = MerkleTree.nodeHash(hash, older);
                newer = MerkleTree.nodeHash(hash, newer);
                while (place % 2 == 0 && place != 0) {
                    place /= 2;
                    last /= 2;
                }
            } else {
                newer = MerkleTree.nodeHash(newer, hash);
            }
            place /= 2;
            last /= 2;
        }
        return last == 0 && older.equals(olderRoot) && newer.equals(newerRoot);
    }
}
