package dev.burr.ui.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownStoragesTest {

    private static final Path HOME = Path.of("/home/ada");

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

    @Test
    void keepsItsNotesWhereTheSystemKeepsSuchThings() {
        assertThat(KnownStorages.stateFolder("Linux", HOME, Map.of())).isEqualTo(HOME.resolve(".local/state/burr"));
        assertThat(KnownStorages.stateFolder("Linux", HOME, Map.of("XDG_STATE_HOME", "/var/ada")))
                .isEqualTo(Path.of("/var/ada/burr"));
        assertThat(KnownStorages.stateFolder("Linux", HOME, Map.of("XDG_STATE_HOME", "not/absolute")))
                .isEqualTo(HOME.resolve(".local/state/burr"));
        assertThat(KnownStorages.stateFolder("Mac OS X", HOME, Map.of()))
                .isEqualTo(HOME.resolve("Library/Application Support/burr"));
        assertThat(KnownStorages.stateFolder("Windows 11", HOME, Map.of()))
                .isEqualTo(HOME.resolve("AppData/Local/burr"));
    }
}
