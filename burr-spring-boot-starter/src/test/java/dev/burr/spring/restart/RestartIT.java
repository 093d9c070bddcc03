package dev.burr.spring.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devtools starts a service anew in the same process, over and over. */
final class RestartIT {

    @TempDir
    private Path storage;

    /** In a process of its own, where garbage collections leave nothing that is referred to softly, as by caches of Spring. */
    @Test
    void keepsNothingOfAServiceThatWasStartedAnew() throws Exception {
        Process restarts = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Restarts.class.getName(),
                        "--burr.tracking.storage-dir=" + storage,
                        "--burr.tracking.retention.max-runs=100",
                        "--management.endpoints.web.exposure.include=burr",
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off"))
                .redirectErrorStream(true)
                .start();
        String said = new String(restarts.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(restarts.waitFor()).as(said).isZero();
        assertThat(said).contains("hello Ada 1").contains("left: 0");
    }
}
