package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class BurrPropertiesTest {

    private static BurrProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("burr", BurrProperties.class);
    }

    /** The defaults stand twice: for a group of which something is set, and for one of which nothing is. */
    @Test
    void haveTheSameDefaultsWhetherOrNotSomethingOfAGroupIsSet() {
        var oneOfEachGroup = Map.of(
                "burr.tracking.enabled", "true",
                "burr.observation.enabled", "true",
                "burr.health.trouble-status", "UP",
                "burr.web.problem-details.enabled", "true",
                "burr.ui.url", "");

        assertThat(bound(oneOfEachGroup))
                .usingRecursiveComparison()
                .ignoringFields("ui.url")
                .isEqualTo(bound(Map.of()));
    }

    @Test
    void haveDefaultsOfTheOthersWhereOneOfAGroupIsSet() {
        BurrProperties properties = bound(Map.of(
                "burr.observation.spans", "false",
                "burr.tracking.retention.max-runs", "7"));

        assertThat(properties.observation().enabled()).isTrue();
        assertThat(properties.observation().spans()).isFalse();
        assertThat(properties.tracking().retention().maxRuns()).isEqualTo(7);
        assertThat(properties.tracking())
                .usingRecursiveComparison()
                .ignoringFields("retention")
                .isEqualTo(bound(Map.of()).tracking());
    }
}
