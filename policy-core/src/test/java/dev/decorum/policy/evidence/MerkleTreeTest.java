package dev.decorum.policy.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.internal.Canonical;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST = 130;

    /** The leaves, roots and proofs that implementations of Certificate Transparency share as reference vectors. */
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HEX::parseHex)
            .toList();

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theTreeOfNothingHasTheHashOfNothing() {
        assertThat(MerkleTree.EMPTY_ROOT).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Frontier.EMPTY.root()).isEqualTo(MerkleTree.EMPTY_ROOT);
    }

    @Test
    void publishedRootsAreReached() {
        for (int size = 1; size <= 8; size++) {
            assertThat(grown(LEAVES.subList(0, size)).root()).isEqualTo(ROOTS.get(size - 1));
            assertThat(naiveRoot(LEAVES.subList(0, size))).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void publishedInclusionProofsAreMade() {
        assertProof(
                inclusion(LEAVES, 0),
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertProof(
                inclusion(LEAVES, 5),
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertProof(
                inclusion(LEAVES.subList(0, 3), 2), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertProof(
                inclusion(LEAVES.subList(0, 5), 1),
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void publishedConsistencyProofsAreMade() {
        assertProof(consistency(LEAVES, 1, 1));
        assertProof(
                consistency(LEAVES, 1, 8),
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertProof(
                consistency(LEAVES, 6, 8),
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertProof(
                consistency(LEAVES, 2, 5),
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void treesOfEverySizeFollowTheDefinition() {
        List<byte[]> all = leaves(MOST);
        Grown tree = new Grown();
        for (int size = 1; size <= MOST; size++) {
            tree.add(all.get(size - 1));
            List<byte[]> leaves = all.subList(0, size);
            String root = naiveRoot(leaves);
            assertThat(tree.root()).as("size %s", size).isEqualTo(root);
            assertThat(MerkleTree.root(size, tree)).isEqualTo(root);
            assertThat(Frontier.of(size, tree.frontier.recorded())).isEqualTo(tree.frontier);
        }
    }

    @Test
    void everyInclusionProofFollowsTheDefinitionAndProvesItsLeafAlone() {
        List<byte[]> all = leaves(MOST);
        Grown tree = grown(all);
        for (int size = 1; size <= MOST; size++) {
            List<byte[]> leaves = all.subList(0, size);
            String root = naiveRoot(leaves);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = MerkleTree.inclusionProof(index, size, tree);
                assertThat(proof.hashes()).isEqualTo(naivePath(index, leaves));
                assertThat(proof.proves(leafHash(leaves, index), root)).isTrue();
                assertThat(proof.proves(leafHash(all, (index + 1) % MOST), root))
                        .isFalse();
                assertThat(proof.proves(leafHash(leaves, index), MerkleTree.EMPTY_ROOT))
                        .isFalse();
            }
        }
    }

    @Test
    void everyConsistencyProofFollowsTheDefinitionAndProvesItsTreesAlone() {
        List<byte[]> all = leaves(MOST);
        Grown tree = grown(all);
        List<String> roots = IntStream.rangeClosed(0, MOST)
                .mapToObj(n -> naiveRoot(all.subList(0, n)))
                .toList();
        for (int to = 0; to <= MOST; to++) {
            for (int from = 0; from <= to; from++) {
                ConsistencyProof proof = MerkleTree.consistencyProof(from, to, tree);
                if (from > 0) {
                    assertThat(proof.hashes()).isEqualTo(naiveSubproof(from, all.subList(0, to), true));
                }
                assertThat(proof.proves(roots.get(from), roots.get(to))).isTrue();
                String another = roots.get((from + 1) % MOST);
                assertThat(proof.proves(another, roots.get(to))).isFalse();
                assertThat(from > 0 && proof.proves(roots.get(from), another) && from + 1 != to)
                        .isFalse();
            }
        }
    }

    @Test
    void aProofThatWasChangedAnywhereProvesNothing() {
        List<byte[]> leaves = leaves(21);
        String root = naiveRoot(leaves);
        for (int index = 0; index < 21; index++) {
            InclusionProof good = inclusion(leaves, index);
            String leaf = leafHash(leaves, index);
            for (List<String> bad : broken(good.hashes())) {
                assertThat(new InclusionProof(index, 21, bad).proves(leaf, root))
                        .isFalse();
            }
            assertThat(new InclusionProof((index + 1) % 21, 21, good.hashes()).proves(leaf, root))
                    .isFalse();
            assertThat(new InclusionProof(-1, 21, good.hashes()).proves(leaf, root))
                    .isFalse();
            assertThat(new InclusionProof(21, 21, good.hashes()).proves(leaf, root))
                    .isFalse();
        }
        for (int from = 1; from < 21; from++) {
            ConsistencyProof good = consistency(leaves, from, 21);
            String older = naiveRoot(leaves.subList(0, from));
            for (List<String> bad : broken(good.hashes())) {
                assertThat(new ConsistencyProof(from, 21, bad).proves(older, root))
                        .isFalse();
            }
            assertThat(new ConsistencyProof(22, 21, good.hashes()).proves(older, root))
                    .isFalse();
        }
    }

    @Test
    void aLeafThatIsNotThereHasNoProof() {
        assertThatThrownBy(() -> MerkleTree.inclusionProof(3, 3, grown(leaves(3))))
                .hasMessage("A tree of 3 leaves has no leaf 3. Leaves are numbered from 0 to one below the size.");
        assertThatThrownBy(() -> MerkleTree.consistencyProof(4, 3, grown(leaves(3))))
                .hasMessage("A tree of 4 leaves is no beginning of one of 3. The older tree comes first.");
    }

    private static List<List<String>> broken(List<String> hashes) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            List<String> without = new ArrayList<>(hashes);
            without.remove(i);
            all.add(without);
            List<String> changed = new ArrayList<>(hashes);
            changed.set(i, MerkleTree.EMPTY_ROOT);
            all.add(changed);
            List<String> doubled = new ArrayList<>(hashes);
            doubled.add(i, hashes.get(i));
            all.add(doubled);
        }
        List<String> longer = new ArrayList<>(hashes);
        longer.add(MerkleTree.EMPTY_ROOT);
        all.add(longer);
        return all;
    }

    private static final class Grown implements MerkleTree.Nodes<RuntimeException> {
        private Frontier frontier = Frontier.EMPTY;
        private final List<Frontier.Node> nodes = new ArrayList<>();

        void add(byte[] leaf) {
            Frontier.Growth growth = frontier.with(MerkleTree.leafHash(leaf));
            frontier = growth.after();
            nodes.addAll(growth.nodes());
        }

        String root() {
            return frontier.root();
        }

        @Override
        public String at(int height, long place) {
            return nodes.stream()
                    .filter(n -> n.height() == height && n.place() == place)
                    .findFirst()
                    .orElseThrow()
                    .hash();
        }
    }

    private static Grown grown(List<byte[]> leaves) {
        Grown tree = new Grown();
        leaves.forEach(tree::add);
        return tree;
    }

    private static InclusionProof inclusion(List<byte[]> leaves, int index) {
        return MerkleTree.inclusionProof(index, leaves.size(), grown(leaves));
    }

    private static ConsistencyProof consistency(List<byte[]> leaves, int from, int to) {
        return MerkleTree.consistencyProof(from, to, grown(leaves));
    }

    private static void assertProof(InclusionProof proof, String... hashes) {
        assertThat(proof.hashes()).containsExactly(hashes);
    }

    private static void assertProof(ConsistencyProof proof, String... hashes) {
        assertThat(proof.hashes()).containsExactly(hashes);
    }

    private static String leafHash(List<byte[]> leaves, int index) {
        return MerkleTree.leafHash(leaves.get(index));
    }

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("leaf " + i).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .toList();
    }

    // The recursive definitions of RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1, as they stand there.

    private static String naiveRoot(List<byte[]> d) {
        int n = d.size();
        if (n == 0) {
            return Canonical.sha256(new byte[0]);
        }
        if (n == 1) {
            return Canonical.sha256(joined(new byte[] {0}, d.get(0)));
        }
        int k = largestPowerBelow(n);
        return Canonical.sha256(joined(
                new byte[] {1}, HEX.parseHex(naiveRoot(d.subList(0, k))), HEX.parseHex(naiveRoot(d.subList(k, n)))));
    }

    private static List<String> naivePath(int m, List<byte[]> d) {
        int n = d.size();
        if (n == 1) {
            return List.of();
        }
        int k = largestPowerBelow(n);
        return m < k
                ? with(naivePath(m, d.subList(0, k)), naiveRoot(d.subList(k, n)))
                : with(naivePath(m - k, d.subList(k, n)), naiveRoot(d.subList(0, k)));
    }

    private static List<String> naiveSubproof(int m, List<byte[]> d, boolean b) {
        int n = d.size();
        if (m == n) {
            return b ? List.of() : List.of(naiveRoot(d));
        }
        int k = largestPowerBelow(n);
        return m <= k
                ? with(naiveSubproof(m, d.subList(0, k), b), naiveRoot(d.subList(k, n)))
                : with(naiveSubproof(m - k, d.subList(k, n), false), naiveRoot(d.subList(0, k)));
    }

    private static int largestPowerBelow(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<String> with(List<String> hashes, String last) {
        List<String> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
