package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is said when a port is taken. */
@ExtendWith(OutputCaptureExtension.class)
final class PortInUseFailureAnalyzerTest {

    private HttpServer other;
    private int port;

    @BeforeEach
    void takePort() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
        port = other.getAddress().getPort();
        other.start();
    }

    @AfterEach
    void freePort() {
        other.stop(0);
    }

    private void answerAsBurr() {
        other.createContext("/api/v1/info", exchange -> {
            byte[] answer = "{\"storage\": \"~/runs\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
    }

    private void startService(String... args) {
        var service = new SpringApplication(Service.class);
        var all = Stream.concat(
                Stream.of("--server.port=" + port, "--server.address=127.0.0.1", "--spring.main.banner-mode=off"),
                Stream.of(args));
        assertThat(catchThrowable(() -> service.run(all.toArray(String[]::new))))
                .isNotNull();
    }

    @Test
    void tellsAServiceThatBurrHasItsPort(CapturedOutput output) {
        answerAsBurr();

        startService();

        assertThat(output)
                .containsPattern("Port " + port
                        + " is in use by another burr( \\(pid \\d+\\))?, which shows the runs in ~/runs at"
                        + " http://127.0.0.1:" + port + "/\\.")
                .contains("Stop it, or set server.port to another port (0 for any free one).");
    }

    @Test
    void leavesWhatElseHasThePortOfAServiceToSpringBoot(CapturedOutput output) {
        startService();

        assertThat(output).contains("Port " + port + " was already in use.").doesNotContain("Stop it, or set");
    }

    @Test
    void saysNothingWhereBurrIsOff(CapturedOutput output) {
        answerAsBurr();

        startService("--burr.enabled=false");

        assertThat(output).contains("Port " + port + " was already in use.").doesNotContain("another burr");
    }

    @Test
    void tellsAUiServerWhoHasItsPort(@TempDir Path folder, CapturedOutput output) {
        assertThat(catchThrowable(() -> BurrUiServer.start(
                        "--burr.ui.port=" + port,
                        "--burr.ui.storage-dir=" + folder,
                        "--burr.ui.cache-dir=" + folder.resolve("cache"),
                        "--burr.ui.data-dir=" + folder.resolve("data"))))
                .isNotNull();

        assertThat(output)
                .contains("Port " + port + " is in use by ")
                .contains("Stop it, or set burr.ui.port to another port (0 for any free one).");
    }

    @Configuration(proxyBeanMethods = false)
    static class Service {
        @Bean
        ServletWebServerFactory server(Environment environment) {
            var factory = new TomcatServletWebServerFactory();
            factory.setPort(environment.getRequiredProperty("server.port", Integer.class));
            factory.setAddress(InetAddress.getLoopbackAddress());
            return factory;
        }
    }
}
