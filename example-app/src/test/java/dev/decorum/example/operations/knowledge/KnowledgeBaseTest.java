package dev.decorum.example.operations.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.fact.KnowledgeArea;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeBaseTest {
    private static final Set<KnowledgeArea> ALL = EnumSet.allOf(KnowledgeArea.class);
    private static final KnowledgeBase SHIPPED = shipped();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | What do I have to do to get the limescale out? | en/product/kettle.md | Limescale",
                "en | May the bag go in the washing machine? | en/product/backpack.md | Washing",
                "en | I'd like my invoice for the tax office | en/brand/house.md | Invoice",
                "en | how many days until a parcel arrives usually | en/logistics/delivery.md | How long delivery usually takes",
                "de | Wie lange dauert normalerweise der Versand nach Österreich? | de/logistics/delivery.md | Wie lange eine Lieferung meist dauert",
                "de | Der Gutscheincode wird im Warenkorb nicht angenommen | de/campaign/codes.md | Einen Code eingeben",
                "de | Ist die Ware vom Hersteller, also echt? | de/brand/house.md | Woher die Ware kommt",
                "fr | La bouilloire marche-t-elle en 110 volts aux États-Unis ? | fr/product/kettle.md | Tension et prise",
                "fr | où trouver l'étiquette pour retourner un article | fr/after-sales/returns.md | Renvoyer un article",
                "es | ¿cabe un portátil en la mochila? | es/product/backpack.md | Tamaño y peso",
                "es | olvidé la contraseña de la cuenta | es/brand/house.md | Cuenta y contraseña",
                "pt | posso mudar o endereço da entrega? | pt/logistics/delivery.md | Mudar o endereço",
                "pt | quais as formas de pagamento | pt/brand/house.md | Formas de pagamento",
                "zh-Hans | 请问背包能防水吗 | zh-Hans/product/backpack.md | 防雨和材质",
                "zh-Hans | 我想退货，退货单在哪 | zh-Hans/after-sales/returns.md | 寄回商品",
                "ja | ポイントはどういう仕組みですか | ja/brand/house.md | ポイント",
                "ja | リュックは洗濯機で洗っても大丈夫ですか | ja/product/backpack.md | お手入れ",
                "ko | 주전자를 110볼트에서 써도 되나요 | ko/product/kettle.md | 전압과 플러그",
                "ko | 배송완료로 나오는데 택배를 못 받았어요 | ko/logistics/delivery.md | 배송 완료인데 물건이 없을 때"
            })
    void aQuestionInOtherWordsIsAnsweredWithItsSource(String language, String question, String file, String heading) {
        Passage best = SHIPPED.best(language, ALL, question).orElseThrow();
        assertThat(best.file()).isEqualTo(file);
        assertThat(best.heading()).isEqualTo(heading);
        assertThat(best.source()).startsWith(file + ", ").endsWith(": " + heading);
        assertThat(best.text()).doesNotContain(">").isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Will the football match tomorrow be on television?",
                "de | Wie wird morgen das Wetter in den Bergen?",
                "fr | Quel film passe ce soir au cinéma ?",
                "es | ¿Quién ganó el partido de ayer?",
                "pt | Qual é a capital da Austrália?",
                "zh-Hans | 明天会不会下雪",
                "ja | 今夜の映画の上映時間を知りたい",
                "ko | 내일 비행기 시간이 언제예요",
                "it | Quanto dura la consegna?",
                "en | the",
                "en | ?"
            })
    void whatNobodyHasWrittenDownHasNoAnswer(String language, String question) {
        assertThat(SHIPPED.find(language, ALL, question, 3)).isEmpty();
    }

    @Test
    void onlyTheAreasOfTheDecisionAreLookedAt() {
        String question = "How long does delivery take?";
        assertThat(SHIPPED.best("en", Set.of(KnowledgeArea.LOGISTICS), question))
                .isPresent();
        assertThat(SHIPPED.find("en", Set.of(KnowledgeArea.PRODUCT, KnowledgeArea.BRAND), question, 3))
                .isEmpty();
        assertThat(SHIPPED.find("en", Set.of(), question, 3)).isEmpty();
    }

    @Test
    void aRegionalTagFindsTheLanguage() {
        assertThat(SHIPPED.best("es-MX", ALL, "¿Cuánto tarda la entrega?")).isPresent();
    }

    @Test
    void everyLanguageKnowsTheSameAndEverySectionHasAQuestion() {
        assertThat(SHIPPED.languages()).containsExactlyInAnyOrder("de", "en", "es", "fr", "ja", "ko", "pt", "zh-Hans");
        assertThat(SHIPPED.passages()).hasSize(8 * 22).allSatisfy(passage -> assertThat(passage.questions())
                .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en/shipping/a.md", "en/a.md", "en/logistics/more/a.md"})
    void aFileInAnotherPlaceIsNamedWithTheAreas(String place) throws IOException {
        write(place, "# A\n\n## B\n\nText.\n");
        assertThatThrownBy(() -> KnowledgeBase.read(folder))
                .isInstanceOf(KnowledgeException.class)
                .hasMessage(place + ": a file of knowledge stands in `<language>/<area>/`, and areas are after-sales,"
                        + " brand, campaign, logistics, product. Move it there.");
    }

    @Test
    void aTextThatCannotBeCitedIsNamedByItsLine() throws IOException {
        write("en/brand/a.md", "# A\n\nText.\n");
        assertThatThrownBy(() -> KnowledgeBase.read(folder))
                .hasMessage(
                        "en/brand/a.md:3: this text stands under no heading, so it cannot be cited. Put `## Heading`"
                                + " above it.");
    }

    @Test
    void aSectionWithoutATextIsNamedByItsLine() throws IOException {
        write("en/brand/a.md", "# A\n\n## B\n\n> Why?\n\n## C\n\nText.\n");
        assertThatThrownBy(() -> KnowledgeBase.read(folder))
                .hasMessage(
                        "en/brand/a.md:3: the section `B` has no text. Write the answer under it, or take the heading"
                                + " out.");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> KnowledgeBase.read(folder.resolve("none")))
                .isInstanceOf(KnowledgeException.class)
                .hasMessageStartingWith("There is no folder `");
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hant, 配送需要多久, 一般需要三到五個工作天。, 請問配送大概需要多久",
        "vi, Giao hàng mất bao lâu, Thường mất ba đến năm ngày., giao hàng thường mất bao lâu"
    })
    void aLanguageWithoutStemsOfItsOwnIsFoundByItsWords(String language, String asked, String text, String question)
            throws IOException, KnowledgeException {
        write(language + "/logistics/a.md", "# A\n\n## B\n\n> " + asked + "\n\n" + text + "\n\n## C\n\n> X\n\nY.\n");
        assertThat(KnowledgeBase.read(folder).best(language, ALL, question))
                .hasValueSatisfying(found -> assertThat(found.text()).isEqualTo(text));
    }

    @Test
    void anEmptyFolderKnowsNothing() throws KnowledgeException {
        assertThat(KnowledgeBase.read(folder).find("en", ALL, "How long does delivery take?", 1))
                .isEmpty();
    }

    private void write(String place, String text) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static KnowledgeBase shipped() {
        try {
            return KnowledgeBase.read(Path.of("../knowledge"));
        } catch (KnowledgeException e) {
            throw new IllegalStateException(e);
        }
    }
}
