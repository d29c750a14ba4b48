package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** One way of deciding by the pack. Safe for use by several threads. */
interface Contender {
    /** The decision on a request, as far as every contender can express it. */
    List<Verdict> decide(PolicyRequest request);

    /** The contenders. */
    enum Kind {
        /** The limit: nothing but comparisons. */
        HAND_WRITTEN("hand-written Java", folder -> new HandWritten()),
        /** The product, with reasons, diagnostics and all. */
        DECORUM("Decorum", Decorum::new),
        /** The same KieBases as the product's, without the library around them. */
        DROOLS_LAYERS("stock Drools, one KieBase a layer", StockDrools::byLayer),
        /** All rules in one KieBase. */
        DROOLS_ONE("stock Drools, one KieBase", StockDrools::inOne),
        EVRETE("Evrete", folder -> new EvretePeer()),
        CAMUNDA_DMN("Camunda DMN", folder -> new CamundaPeer()),
        CEDAR("Cedar", folder -> new CedarPeer());

        private final String shown;
        private final Function<Path, Contender> maker;

        Kind(String shown, Function<Path, Contender> maker) {
            this.shown = shown;
            this.maker = maker;
        }

        /** The name in tables. */
        String shown() {
            return shown;
        }

        /** The contender, built from the pack, which the folder holds as rules. */
        Contender make(Path folder) {
            return maker.apply(folder);
        }
    }
}
