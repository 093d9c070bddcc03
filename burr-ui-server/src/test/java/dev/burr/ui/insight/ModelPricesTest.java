package dev.burr.ui.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelPricesTest {

    private static final ModelPrices STANDARD = ModelPrices.standard();

    @TempDir
    Path folder;

    private static @Nullable Double cost(
            ModelPrices prices, @Nullable String model, long input, long output, long cached) {
        UsageSum sum = new UsageSum(prices);
        sum.add(new ModelCall(model, input, output, cached));
        return sum.usage().cost();
    }

    private ModelPrices with(String json) throws IOException {
        return STANDARD.with(Files.writeString(folder.resolve("prices.json"), json));
    }

    @Test
    void pricesAMillionTokens() {
        assertThat(cost(STANDARD, "gpt-4o", 1_000_000, 100_000, 0)).isEqualTo(3.5);
        assertThat(cost(STANDARD, "gpt-4o", 1_000_000, 0, 400_000)).isEqualTo(2.0);
        assertThat(STANDARD.currency()).isEqualTo("USD");
        assertThat(STANDARD.asOf()).isEqualTo("2025-11-30");
    }

    @Test
    void takesADatedReleaseForTheModelUnlessItHasItsOwnPrice() {
        assertThat(cost(STANDARD, "gpt-4o-2024-08-06", 1_000_000, 0, 0)).isEqualTo(2.5);
        assertThat(cost(STANDARD, "gpt-4o-2024-05-13", 1_000_000, 0, 0)).isEqualTo(5.0);
        assertThat(cost(STANDARD, "claude-3-5-haiku-20241022", 0, 1_000_000, 0)).isEqualTo(4.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4", "gpt-4o-audio-preview", "openai/gpt-4o", "GPT-4o", "my-model", ""})
    void hasNoPriceForWhatItDoesNotKnow(String model) {
        assertThat(cost(STANDARD, model, 1_000_000, 0, 0)).isNull();
    }

    @Test
    void hasNoPriceForCachedInputThatIsNotListed() {
        assertThat(cost(STANDARD, "claude-3-5-haiku", 1_000, 0, 1)).isNull();
        assertThat(cost(STANDARD, null, 1, 1, 0)).isNull();
    }

    @Test
    void letsTheUsersPricesWin() throws IOException {
        ModelPrices prices = with(
                "{\"models\": {\"gpt-4o\": {\"input\": 1, \"output\": 2}, \"mine\": {\"input\": 0, \"output\": 0}}}");

        assertThat(cost(prices, "gpt-4o", 1_000_000, 1_000_000, 0)).isEqualTo(3.0);
        assertThat(cost(prices, "mine", 1_000_000, 0, 0)).isZero();
        assertThat(cost(prices, "gpt-4o-mini", 1_000_000, 0, 0)).isEqualTo(0.15);
    }

    @Test
    void keepsPricesOfCurrenciesApart() throws IOException {
        ModelPrices prices = with("{\"currency\": \"EUR\", \"models\": {\"mine\": {\"input\": 1, \"output\": 1}}}");

        assertThat(prices.currency()).isEqualTo("EUR");
        assertThat(cost(prices, "gpt-4o", 1, 1, 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "{\"models\": {\"a\": {\"input\": 1}}}",
                "{\"models\": {\"a\": {\"input\": -1, \"output\": 1}}}"
            })
    void refusesAFileThatIsNoList(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(json))
                .withMessageContaining("prices.json")
                .withMessageMatching("(?s).*(Name a file|Write \\{).*");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.with(folder.resolve("none.json")))
                .withMessageContaining("burr.ui.insight.prices");
    }
}
