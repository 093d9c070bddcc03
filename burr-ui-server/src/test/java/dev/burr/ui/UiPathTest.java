package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;

/** What {@code burr.ui.path} may be. */
final class UiPathTest {

    private static String path(String configured) {
        MapPropertySource source = new MapPropertySource("test", Map.of("burr.ui.path", configured));
        return new Binder(ConfigurationPropertySources.from(source))
                .bindOrCreate("burr.ui", BurrUiProperties.class)
                .path();
    }

    @ParameterizedTest
    @CsvSource({"/burr, /burr", "/burr/, /burr", "/tools/burr-1.0, /tools/burr-1.0", "/, ''", "'', ''"})
    void hasNoSlashAtItsEnd(String configured, String path) {
        assertThat(path(configured)).isEqualTo(path);
    }

    @Test
    void isTheRootWhenNothingIsSaid() {
        assertThat(Binder.get(new ServerEnvironment())
                        .bindOrCreate("burr.ui.nowhere", BurrUiProperties.class)
                        .path())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"burr", "//evil.example", "/a b", "/a\"><script>", "/../x", "/a//b", "/a;b", "/%61", "/*"})
    void isRefusedWhenItWouldNeedEscaping(String configured) {
        assertThatThrownBy(() -> path(configured)).rootCause().hasMessageContaining("burr.ui.path is not a path");
    }
}
