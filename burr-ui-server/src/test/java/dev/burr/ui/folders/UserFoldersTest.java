package dev.burr.ui.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UserFoldersTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void areWhereTheSystemKeepsSuchThings() {
        assertThat(UserFolders.of("Linux", HOME, Map.of()))
                .isEqualTo(new UserFolders(
                        HOME.resolve(".cache/burr"),
                        HOME.resolve(".local/share/burr"),
                        HOME.resolve(".local/state/burr")));
        Path support = HOME.resolve("Library/Application Support/burr");
        assertThat(UserFolders.of("Mac OS X", HOME, Map.of()))
                .isEqualTo(new UserFolders(HOME.resolve("Library/Caches/burr"), support, support));
        Path local = HOME.resolve("AppData/Local/burr");
        assertThat(UserFolders.of("Windows 11", HOME, Map.of()))
                .isEqualTo(new UserFolders(local.resolve("Cache"), local, local));
    }

    @Test
    void followTheEnvironmentWhereItNamesAnAbsolutePath() {
        Map<String, String> named = Map.of(
                "XDG_CACHE_HOME", "/var/cache/ada", "XDG_DATA_HOME", "/var/lib/ada", "XDG_STATE_HOME", "not/absolute");

        assertThat(UserFolders.of("Linux", HOME, named))
                .isEqualTo(new UserFolders(
                        Path.of("/var/cache/ada/burr"),
                        Path.of("/var/lib/ada/burr"),
                        HOME.resolve(".local/state/burr")));
    }

    @Test
    void canBeOthers() {
        UserFolders usual = UserFolders.of("Linux", HOME, Map.of());

        assertThat(usual.with(Path.of("/fast"), null))
                .isEqualTo(new UserFolders(Path.of("/fast"), usual.data(), usual.state()));
        assertThat(usual.with(null, Path.of("/safe")))
                .isEqualTo(new UserFolders(usual.cache(), Path.of("/safe"), usual.state()));
    }

    @Test
    void nameStoragesByTheirPath() {
        String name = UserFolders.nameOf(Path.of("/storage"));

        assertThat(name).matches("[0-9a-f]{32}");
        assertThat(UserFolders.nameOf(Path.of("/other/../storage"))).isEqualTo(name);
        assertThat(UserFolders.nameOf(Path.of("/storage2"))).isNotEqualTo(name);
    }
}
