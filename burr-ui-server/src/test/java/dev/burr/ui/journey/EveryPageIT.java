package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.environment.NeedsChromium;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of each page and tab, at each width and in both themes. */
@NeedsChromium
class EveryPageIT {

    private static final int[][] SIZES = {{390, 844}, {1280, 800}, {1440, 900}};

    @TempDir
    private static Path storage;

    private static Stage stage;

    @BeforeAll
    static void recordRunsAndOpenTheServer() {
        stage = UiPage.stage(storage);
    }

    @AfterAll
    static void closeEverything() {
        stage.close();
    }

    /** {@code PythonRunsJourneyIT} does the same at the width of a desk. */
    @ParameterizedTest
    @EnumSource
    void standsStillWhileItLoadsOnAPhone(UiPage shown) {
        try (Visitor visitor = stage.visitor(390, 844, ColorScheme.LIGHT).watchShifts()) {
            Page page = visitor.open(shown.path()).page();
            assertThat(shown.sign(page)).isVisible();
            visitor.needsToHaveStoodStill().heardNoComplaint();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAccessibleAtEachWidthInBothThemes(UiPage shown) {
        try (Visitor visitor = stage.desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open(shown.path()).page();
            for (int[] size : SIZES) {
                page.setViewportSize(size[0], size[1]);
                assertThat(shown.sign(page)).isVisible();
                visitor.turn(ColorScheme.LIGHT).isAccessible().needsNoSidewaysScrolling();
                // Of what axe looks at, a theme changes colours only.
                visitor.turn(ColorScheme.DARK).hasContrast();
            }
            visitor.heardNoComplaint();
        }
    }
}
