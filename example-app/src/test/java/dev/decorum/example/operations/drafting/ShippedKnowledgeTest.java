package dev.decorum.example.operations.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.operations.knowledge.KnowledgeBase;
import dev.decorum.example.operations.knowledge.KnowledgeException;
import dev.decorum.example.operations.knowledge.Passage;
import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.fact.Audience;
import dev.decorum.rules.catalog.Lexicons;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the shop knows is sent as it stands, so a section in which the rules see a claim is not sent by the machine. The
 * sections below are harmless to read and seen all the same; the list gets shorter when they are put in other words or the
 * lists of the rules learn better, and must not grow.
 */
class ShippedKnowledgeTest {
    private static final List<String> SEEN = List.of(
            "de/after-sales/returns.md, Rückgabe, Umtausch, Reparatur: Wie eine Erstattung ankommt: FAKE_URGENCY",
            "de/brand/house.md, Das Haus: Woher die Ware kommt: SUPERLATIVE",
            "en/after-sales/returns.md, Returns, exchange, repair: How a refund arrives: REFUND_COMMITMENT",
            "es/after-sales/returns.md, Devoluciones, cambios, reparación: Cómo llega un reembolso: REFUND_COMMITMENT",
            "fr/after-sales/returns.md, Retours, échange, réparation: Échange: SUPERLATIVE",
            "fr/logistics/delivery.md, Livraison: Durée habituelle d'une livraison: PII_DISCLOSURE",
            "ja/after-sales/returns.md, 返品、交換、修理: 返品の手続き: AUTHENTICITY_CLAIM",
            "pt/after-sales/returns.md, Devolução, troca, conserto: Devolver algo: FAKE_URGENCY",
            "pt/after-sales/returns.md, Devolução, troca, conserto: Como chega um reembolso: REFUND_COMMITMENT",
            "zh-Hans/after-sales/returns.md, 退货、换货、维修: 寄回商品: DISCRIMINATION",
            "zh-Hans/brand/house.md, 关于本店: 付款方式: OFF_PLATFORM",
            "zh-Hans/brand/house.md, 关于本店: 账号和密码: DELIVERY_GUARANTEE");

    private final ClaimDetector detector = Lexicons.of(Path.of("../rules")).signs();

    @Test
    void noSectionHoldsAClaimBesideThoseThatAreKnown() throws KnowledgeException {
        KnowledgeBase knowledge = KnowledgeBase.read(Path.of("../knowledge"));
        assertThat(knowledge.languages()).hasSize(8);
        List<String> found = new ArrayList<>();
        for (Passage passage : knowledge.passages()) {
            detector.claims(passage.text(), passage.language(), Audience.PRIVATE)
                    .forEach(claim -> found.add(passage.source() + ": " + claim.category()));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(SEEN);
    }

    @Test
    void aClaimInASectionWouldBeFound() {
        assertThat(detector.claims("We guarantee a full refund today.", "en", Audience.PRIVATE))
                .isNotEmpty();
    }
}
