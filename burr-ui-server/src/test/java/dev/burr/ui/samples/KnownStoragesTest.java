package dev.burr.ui.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownStoragesTest {

    @Test
    void tellsStoragesApart(@TempDir Path folder) throws IOException {
        KnownStorages known = new KnownStorages(folder.resolve("notes"));

        known.add(folder.resolve("first"));

        assertThat(known.contains(folder.resolve("first"))).isTrue();
        assertThat(known.contains(folder.resolve("other/../first"))).isTrue();
        assertThat(known.contains(folder.resolve("second"))).isFalse();
        assertThat(new KnownStorages(folder.resolve("notes")).contains(folder.resolve("first")))
                .isTrue();
    }
}
