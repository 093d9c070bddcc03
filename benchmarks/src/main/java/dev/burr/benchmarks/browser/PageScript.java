package dev.burr.benchmarks.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What runs in the page to take its times. */
final class PageScript {

    private PageScript() {}

    static String text() {
        try (InputStream script =
                Objects.requireNonNull(PageScript.class.getResourceAsStream("bench.js"), "the script of the page")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
