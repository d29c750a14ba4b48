package dev.decorum.policy.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * What must be known of a tree to add a leaf: its size, and the hashes of the complete subtrees that it consists of, the
 * largest first. There is one for each bit of the size, so that a leaf costs no reading. Immutable.
 */
record Frontier(long size, List<String> hashes) {
    static final Frontier EMPTY = new Frontier(0, List.of());

    private static final int DIGITS = 64;

    /** A complete subtree that a leaf has completed. */
    record Node(int height, long place, String hash) {}

    /** The tree with one leaf more, and the subtrees that it completes, the leaf itself first. */
    record Growth(Frontier after, List<Node> nodes) {}

    Frontier {
        hashes = List.copyOf(hashes);
        if (hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("A tree of " + size + " leaves consists of " + Long.bitCount(size)
                    + " complete subtrees, and " + hashes.size() + " were recorded. The record was changed.");
        }
    }

    /** The tree whose hashes are recorded one after the other. */
    static Frontier of(long size, String recorded) {
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < recorded.length(); i += DIGITS) {
            hashes.add(recorded.substring(i, Math.min(i + DIGITS, recorded.length())));
        }
        return new Frontier(size, hashes);
    }

    Growth with(String leafHash) {
        List<String> rest = new ArrayList<>(hashes);
        List<Node> nodes = new ArrayList<>();
        Node node = new Node(0, size, leafHash);
        nodes.add(node);
        while (node.place() % 2 == 1) {
            String left = rest.remove(rest.size() - 1);
            node = new Node(node.height() + 1, node.place() / 2, MerkleTree.nodeHash(left, node.hash()));
            nodes.add(node);
        }
        rest.add(node.hash());
        return new Growth(new Frontier(size + 1, rest), nodes);
    }

    String root() {
        if (hashes.isEmpty()) {
            return MerkleTree.EMPTY_ROOT;
        }
        String root = hashes.get(hashes.size() - 1);
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = MerkleTree.nodeHash(hashes.get(i), root);
        }
        return root;
    }

    String recorded() {
        return String.join("", hashes);
    }
}
