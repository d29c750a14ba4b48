package dev.decorum.policy.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The tree of hashes of RFC 9162, section 2.1, over SHA-256: what the hash of a leaf and of a node is, and how the proofs
 * of a leaf and of an older tree are made from the hashes of complete subtrees, which never change once they are there.
 *
 * <p>Hashes are 64 lower-case hex digits; leaves are numbered from 0. Safe for use by several threads.
 */
public final class MerkleTree {
    /** The root of a tree without leaves: the hash of nothing. */
    public static final String EMPTY_ROOT = hash(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private MerkleTree() {}

    /** The hashes of complete subtrees. */
    public interface Nodes<E extends Exception> {
        /**
         * The hash of the complete subtree of 2<sup>height</sup> leaves, counted among those of its height from 0.
         *
         * @throws E when it cannot be read
         */
        String at(int height, long place) throws E;
    }

    /** The hash of a leaf: SHA-256 over a byte 0 and what the leaf says. */
    public static String leafHash(byte[] content) {
        byte[] prefixed = new byte[content.length + 1];
        System.arraycopy(content, 0, prefixed, 1, content.length);
        return hash(prefixed);
    }

    /** The hash of a leaf that says this text of ASCII. */
    static String leafHash(String content) {
        return leafHash(content.getBytes(StandardCharsets.US_ASCII));
    }

    /** The hash of a node: SHA-256 over a byte 1 and the hashes below it. */
    public static String nodeHash(String left, String right) {
        byte[] both = new byte[65];
        both[0] = 1;
        System.arraycopy(HEX.parseHex(left), 0, both, 1, 32);
        System.arraycopy(HEX.parseHex(right), 0, both, 33, 32);
        return hash(both);
    }

    /**
     * The root of the tree of this many leaves.
     *
     * @throws E when a node cannot be read
     */
    public static <E extends Exception> String root(long size, Nodes<E> nodes) throws E {
        return size == 0 ? EMPTY_ROOT : subtree(0, size, nodes);
    }

    /**
     * The proof that a leaf stands in the tree of this many leaves.
     *
     * @throws E when a node cannot be read
     * @throws IllegalArgumentException when the tree has no such leaf
     */
    public static <E extends Exception> InclusionProof inclusionProof(long index, long size, Nodes<E> nodes) throws E {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index
                    + ". Leaves are numbered from 0 to one below the size.");
        }
        List<String> hashes = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + split(end - start);
            if (index < middle) {
                hashes.add(0, subtree(middle, end, nodes));
                end = middle;
            } else {
                hashes.add(0, subtree(start, middle, nodes));
                start = middle;
            }
        }
        return new InclusionProof(index, size, hashes);
    }

    /**
     * The proof that the tree of {@code to} leaves begins with all leaves of the tree of {@code from}, unchanged.
     *
     * @throws E when a node cannot be read
     * @throws IllegalArgumentException unless {@code 0 <= from <= to}
     */
    public static <E extends Exception> ConsistencyProof consistencyProof(long from, long to, Nodes<E> nodes) throws E {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException(
                    "A tree of " + from + " leaves is no beginning of one of " + to + ". The older tree comes first.");
        }
        List<String> hashes = new ArrayList<>();
        long start = 0;
        long end = to;
        while (from > start && from < end) {
            long middle = start + split(end - start);
            if (from <= middle) {
                hashes.add(0, subtree(middle, end, nodes));
                end = middle;
            } else {
                hashes.add(0, subtree(start, middle, nodes));
                start = middle;
            }
        }
        if (from > 0 && from < to && start > 0) {
            hashes.add(0, subtree(start, end, nodes));
        }
        return new ConsistencyProof(from, to, hashes);
    }

    private static <E extends Exception> String subtree(long start, long end, Nodes<E> nodes) throws E {
        long leaves = end - start;
        if (Long.bitCount(leaves) == 1) {
            return nodes.at(Long.numberOfTrailingZeros(leaves), start / leaves);
        }
        long middle = start + split(leaves);
        return nodeHash(subtree(start, middle, nodes), subtree(middle, end, nodes));
    }

    /** The largest power of two below a number of leaves that is at least two. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, and this one has not.", e);
        }
    }
}
