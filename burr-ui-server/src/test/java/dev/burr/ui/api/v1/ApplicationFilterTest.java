package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.api.v1.ApplicationFilter.Spent;
import dev.burr.ui.statistics.Spending;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApplicationFilterTest {

    @Test
    void lettingCostsThroughIncludesBothEnds() {
        Spent spent = Spent.parse(null, null, new BigDecimal("0.1"), new BigDecimal("0.30"));

        assertThat(spent.matches(new Spending(1, 0.1))).isTrue();
        assertThat(spent.matches(new Spending(1, 0.3))).isTrue();
        assertThat(spent.matches(new Spending(1, 0.31))).isFalse();
        assertThat(spent.matches(new Spending(1, null))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e999999999", "0.12345678901234567890123456789012345678901"})
    void refusesNumbersThatAreNoCosts(String cost) {
        assertThatThrownBy(() -> Spent.parse(null, null, null, new BigDecimal(cost)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("maxCost")
                .hasMessageContaining("at most 40 digits");
    }
}
