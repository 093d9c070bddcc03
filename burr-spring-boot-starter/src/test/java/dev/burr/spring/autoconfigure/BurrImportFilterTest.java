package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

final class BurrImportFilterTest {

    private static final String OURS = BurrAutoConfiguration.class.getName();
    private static final String OURS_TOO = "dev.burr.spring.web.BurrWebAutoConfiguration";
    private static final String OTHER = "com.example.OtherAutoConfiguration";

    private final MockEnvironment environment = new MockEnvironment();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    private boolean[] match(@Nullable String... candidates) {
        var filter = new BurrImportFilter();
        filter.setEnvironment(environment);
        filter.setBeanFactory(beans);
        return filter.match(candidates, mock(AutoConfigurationMetadata.class));
    }

    @Test
    void isFoundBySpringBoot() {
        assertThat(SpringFactoriesLoader.loadFactories(AutoConfigurationImportFilter.class, null))
                .hasAtLeastOneElementOfType(BurrImportFilter.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "off", "no", "0"})
    void leavesOutOursOnlyWhereBurrIsDisabled(String value) {
        environment.setProperty("burr.enabled", value);

        assertThat(match(OTHER, OURS, null, OURS_TOO)).containsExactly(true, false, true, false);
    }

    @Test
    void tellsTheReportWhatItLeavesOut() {
        environment.setProperty("burr.enabled", "false");

        match(OTHER, OURS);

        assertThat(ConditionEvaluationReport.get(beans).getConditionAndOutcomesBySource())
                .containsOnlyKeys(OURS)
                .extractingByKey(OURS)
                .satisfies(outcomes ->
                        assertThat(List.copyOf(outcomesOf(outcomes))).containsExactly("burr.enabled is false"));
    }

    private static List<String> outcomesOf(ConditionEvaluationReport.ConditionAndOutcomes outcomes) {
        return outcomes.stream().map(one -> one.getOutcome().getMessage()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "maybe", ""})
    void leavesEverythingToTheConditionsOtherwise(String value) {
        environment.setProperty("burr.enabled", value);

        assertThat(match(OTHER, OURS, OURS_TOO)).containsOnly(true);
    }

    @Test
    void leavesEverythingToTheConditionsWhereNothingIsSet() {
        assertThat(match(OTHER, OURS, OURS_TOO)).containsOnly(true);
    }
}
