package org.radiomics.knime.nodes.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.standin.settings.SettingsTree;

class OptionsTest {

    private enum Rule {
        MINIMUM, ONE_SE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final IntegerOption FOLDS = IntegerOption.of("folds", "Folds", "Number of folds.", 3, 50, 10);

    private static final NumberOption THRESHOLD = NumberOption.of("threshold", "Threshold", "Lowest ICC.", 0, 1, 0.75);

    private static final FlagOption FIRTH = FlagOption.of("firth", "Firth", "Penalise.", false);

    private static final ChoiceOption<Rule> RULE =
        ChoiceOption.of("rule", "Rule", "Which lambda.", List.of(Rule.values()), Rule::text, Rule.MINIMUM);

    private static final NamesOption VARIABLES = NamesOption.of("variables", "Variables", "Empty: all.", List.of());

    private static final TextOption NAME = TextOption.text("name", "Name", "Of the model.", "model").required();

    private static final Options OPTIONS = Options.of(FOLDS, THRESHOLD, FIRTH).tab("More", RULE, VARIABLES, NAME);

    @Test
    void valuesSurviveSaving() throws Exception {
        final Settings settings = OPTIONS.defaults().with(FOLDS, 5).with(THRESHOLD, 0.1).with(FIRTH, true)
            .with(RULE, Rule.ONE_SE).with(VARIABLES, List.of("age", "size, largest")).with(NAME, "a");
        final SettingsTree saved = new SettingsTree("model");
        settings.saveTo(saved);
        final Settings loaded = OPTIONS.load(saved);
        assertThat(loaded.get(FOLDS)).isEqualTo(5);
        assertThat(loaded.get(THRESHOLD)).isEqualTo(0.1);
        assertThat(loaded.get(FIRTH)).isTrue();
        assertThat(loaded.get(RULE)).isEqualTo(Rule.ONE_SE);
        assertThat(loaded.get(VARIABLES)).containsExactly("age", "size, largest");
        assertThat(loaded.get(NAME)).isEqualTo("a");
    }

    @Test
    void everyOptionIsOneLeafOfItsKey() {
        final SettingsTree saved = new SettingsTree("model");
        OPTIONS.defaults().saveTo(saved);
        assertThat(saved.keySet()).containsExactlyInAnyOrder("folds", "threshold", "firth", "rule", "variables",
            "name");
    }

    @Test
    void missingKeyOfAnOlderWorkflowGivesTheDefault() throws Exception {
        final SettingsTree saved = new SettingsTree("model");
        saved.addInt("folds", 7);
        final Settings loaded = OPTIONS.load(saved);
        assertThat(loaded.get(FOLDS)).isEqualTo(7);
        assertThat(loaded.get(THRESHOLD)).isEqualTo(0.75);
    }

    @Test
    void unknownKeyOfANewerVersionIsTolerated() throws Exception {
        final SettingsTree saved = new SettingsTree("model");
        saved.addString("fromTheFuture", "x");
        assertThat(OPTIONS.load(saved).toText()).isEqualTo(OPTIONS.defaults().toText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2 | Setting \"Folds\" is 2; it must be a whole number from 3 to 50.",
        "51 | Setting \"Folds\" is 51; it must be a whole number from 3 to 50."})
    void wholeNumberOutOfRangeIsRefusedWithTheRange(final int folds, final String message) {
        final SettingsTree saved = new SettingsTree("model");
        saved.addInt("folds", folds);
        assertThatThrownBy(() -> OPTIONS.load(saved)).isInstanceOf(InvalidSettingsException.class).hasMessage(message);
    }

    @Test
    void nanIsRefused() {
        final SettingsTree saved = new SettingsTree("model");
        saved.addDouble("threshold", Double.NaN);
        assertThatThrownBy(() -> OPTIONS.load(saved))
            .hasMessage("Setting \"Threshold\" is NaN; it must be a number from 0 to 1.");
    }

    @Test
    void unknownChoiceIsRefusedWithTheChoices() {
        final SettingsTree saved = new SettingsTree("model");
        saved.addString("rule", "best");
        assertThatThrownBy(() -> OPTIONS.load(saved))
            .hasMessage("Setting \"Rule\" is \"best\"; it must be one of \"minimum\", \"one_se\".");
    }

    @Test
    void requiredTextMayNotBeEmpty() {
        assertThatThrownBy(() -> OPTIONS.defaults().with(NAME, " "))
            .hasMessage("Setting \"Name\" is empty; it must be filled in.");
    }

    @Test
    void unclosedQuoteInNamesIsRefused() {
        assertThatThrownBy(() -> VARIABLES.parse("age, \"size")).hasMessageContaining("every quote closed");
    }

    @Test
    void spacesAroundNamesAndEmptyNamesAreDropped() throws Exception {
        assertThat(VARIABLES.parse(" age ,, \"a, b\" ,")).containsExactly("age", "a, b");
    }

    @Test
    void textForTheRecordKeepsTheOrderOfTheDialog() {
        assertThat(OPTIONS.defaults().toText()).containsExactly(
            entry("folds", "10"),
            entry("threshold", "0.75"),
            entry("firth", "false"),
            entry("rule", "minimum"),
            entry("variables", ""),
            entry("name", "model"));
    }

    @Test
    void twoOptionsWithOneKeyAreAProgrammingError() {
        assertThatThrownBy(() -> Options.of(FOLDS, FOLDS)).isInstanceOf(IllegalArgumentException.class);
    }
}
