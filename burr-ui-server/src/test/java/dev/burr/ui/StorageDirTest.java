package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.file.TrackingDirectory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;

/** What {@code burr.ui.storage-dir} means. */
final class StorageDirTest {

    private static Path folder(String storageDir) {
        MapPropertySource source = new MapPropertySource("test", Map.of("burr.ui.storage-dir", storageDir));
        BurrUiProperties properties =
                new Binder(ConfigurationPropertySources.from(source)).bindOrCreate("burr.ui", BurrUiProperties.class);
        return new FileStorageConfiguration().trackingDirectory(properties).root();
    }

    @Test
    void mayBeginAtTheUsersHome() {
        Path home = Path.of(System.getProperty("user.home"));

        assertThat(folder("~/runs")).isEqualTo(home.resolve("runs"));
        assertThat(folder("~")).isEqualTo(home);
    }

    @Test
    void isTheStandardFolderWhenItIsEmpty() {
        assertThat(folder(" ")).isEqualTo(TrackingDirectory.standard().root());
    }
}
