package dev.burr.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class UiLinksTest {

    @Test
    void leadsToWhereTheUiIs() {
        UiLinks links = UiLinks.to(URI.create("https://burr.example/tools/"), () -> "http://localhost:7241/");

        assertThat(links.home()).contains("https://burr.example/tools/");
        assertThat(links.project("chat")).contains("https://burr.example/tools/project/chat");
        assertThat(links.step("chat", "a", 7)).contains("https://burr.example/tools/open?project=chat&app=a&step=7");
    }

    @Test
    void leadsToTheUiInsideOfTheServiceFromWhenItIsThere() {
        String[] local = {null};
        UiLinks links = UiLinks.to(null, () -> local[0]);
        assertThat(links.home()).isEmpty();
        assertThat(links.application("chat", "a")).isEmpty();

        local[0] = "/app/burr";

        assertThat(links.home()).contains("/app/burr/");
        assertThat(links.application("chat", "a")).contains("/app/burr/open?project=chat&app=a");
    }

    @Test
    void leadsToWhateverIdThereIs() {
        UiLinks links = UiLinks.to(URI.create("http://localhost:7241"), () -> null);

        assertThat(links.project("a:b/ü")).contains("http://localhost:7241/open?project=a%3Ab%2F%C3%BC");
        assertThat(links.application("chat", "trash")).contains("http://localhost:7241/open?project=chat&app=trash");
        assertThat(links.application("chat", "a&b=c d"))
                .contains("http://localhost:7241/open?project=chat&app=a%26b%3Dc+d");
    }
}
