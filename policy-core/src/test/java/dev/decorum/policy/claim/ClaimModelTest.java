package dev.decorum.policy.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ClaimCategory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimModelTest {
    private static final List<String> WHAT = List.of("parcel", "lamp", "kettle", "jacket", "order", "chair", "phone");

    private static final ClaimModel MODEL = ClaimTrainer.train(labelled());
    private static final ClaimDetector SIGNS = new ClaimDetector(new SmallLexicons<>(), new SmallLexicons<>(), MODEL);

    private static List<LabelledText> labelled() {
        List<LabelledText> rows = new ArrayList<>();
        for (String what : WHAT) {
            for (String when : List.of("tonight", "by Friday", "before the weekend", "in an hour")) {
                rows.add(row("refund-commitment", "Every coin you spent on the " + what + " flies home " + when, true));
                rows.add(row("pii-disclosure", "The neighbour with your " + what + " lives upstairs " + when, true));
                rows.add(row("refund-commitment", "We look at the " + what + " and write to you " + when, false));
                rows.add(row("refund-commitment", "The " + what + " you ordered is packed " + when, false));
            }
        }
        return rows;
    }

    private static LabelledText row(String category, String text, boolean violation) {
        return new LabelledText(category, "en", text, violation, "plain");
    }

    @Test
    void aSentenceLikeThoseOfItsTrainingIsFound() {
        String draft = "Thank you. Every coin for the sofa flies home soon. We write to you.";

        assertThat(SIGNS.claimFindings(draft, "en", null)).singleElement().satisfies(f -> {
            assertThat(f.meaning()).isEqualTo(ClaimCategory.REFUND_COMMITMENT);
            assertThat(draft.substring(f.startsAt(), f.endsAt())).isEqualTo("Every coin for the sofa flies home soon");
            assertThat(f.origin()).isEqualTo("claims/model.txt");
            assertThat(f.confidence()).isBetween(1, 100);
        });
        assertThat(SIGNS.claims("We look at the sofa and write to you", "en", null))
                .isEmpty();
    }

    @Test
    void inPrivateWordsAloneDoNotTellWhoseDataAreMeant() {
        String draft = "The neighbour with your sofa lives upstairs tonight";

        assertThat(SIGNS.claims(draft, "en", Audience.PUBLIC)).isNotEmpty();
        assertThat(SIGNS.claims(draft, "en", Audience.PRIVATE)).isEmpty();
    }

    @Test
    void theSameSentencesGiveTheSameModel() {
        assertThat(ClaimTrainer.train(labelled()).write()).isEqualTo(MODEL.write());
    }

    @Test
    void whatWasWrittenIsRead() throws ClaimModel.FormatException {
        assertThat(ClaimModel.read(MODEL.write()).write()).isEqualTo(MODEL.write());
    }

    @Test
    void aDamagedModelIsRefused() {
        String text = MODEL.write();

        assertThatThrownBy(() -> ClaimModel.read("weights")).isInstanceOf(ClaimModel.FormatException.class);
        for (int cut : List.of(text.length() / 2, text.length() - 10)) {
            assertThatThrownBy(() -> ClaimModel.read(text.substring(0, cut)))
                    .isInstanceOf(ClaimModel.FormatException.class);
        }
    }

    @Test
    void sentencesThatAreHeldOutAreNotLearned() {
        List<LabelledText> with = labelled();
        List<LabelledText> without = with.stream().filter(r -> !r.isHeldOut()).toList();

        assertThat(without).hasSizeLessThan(with.size());
        assertThat(ClaimTrainer.train(without).write()).isEqualTo(MODEL.write());
    }

    @Test
    void aCategoryThatIsNoneIsNamed() {
        List<LabelledText> rows = labelled();
        rows.add(row("legal-threat", "I call my lawyer now, believe me", true));
        rows.add(row("legal-threat", "I call my lawyer tomorrow, believe me", true));

        assertThatThrownBy(() -> ClaimTrainer.train(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`legal-threat`");
    }
}
