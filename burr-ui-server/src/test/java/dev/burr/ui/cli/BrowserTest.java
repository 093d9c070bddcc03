package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BrowserTest {

    private static final URI ADDRESS = URI.create("http://localhost:7241/");

    @Test
    void usesWhatTheDesktopOffers() {
        assertThat(Browser.of("Linux", Map.of("DISPLAY", ":0")).commandFor(ADDRESS))
                .containsExactly("xdg-open", "http://localhost:7241/");
        assertThat(Browser.of("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).commandFor(ADDRESS))
                .containsExactly("xdg-open", "http://localhost:7241/");
        assertThat(Browser.of("Mac OS X", Map.of()).commandFor(ADDRESS))
                .containsExactly("open", "http://localhost:7241/");
        assertThat(Browser.of("Windows 11", Map.of()).commandFor(ADDRESS))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", "http://localhost:7241/");
    }

    @Test
    void staysAwayWhereNobodyWouldSeeIt() {
        assertThat(Browser.of("Linux", Map.of()).commandFor(ADDRESS)).isEmpty();
        assertThat(Browser.of("Mac OS X", Map.of("SSH_CONNECTION", "1 2 3 4")).commandFor(ADDRESS))
                .isEmpty();
    }

    @Test
    void doesNotFailWithoutABrowser() {
        Browser missing = new Browser(List.of("no-such-browser"));

        assertThatCode(() -> missing.open(ADDRESS)).doesNotThrowAnyException();
    }
}
