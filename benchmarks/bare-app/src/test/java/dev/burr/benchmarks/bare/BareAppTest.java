package dev.burr.benchmarks.bare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** That it is an application which can be held against ours: it serves, it is secured, and it tells how it is. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {"server.address=127.0.0.1", "burr.tracking.storage-dir=target/runs"})
final class BareAppTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    private ApplicationBuilder builder;

    @Value("${local.server.port}")
    private int port;

    @Test
    void answersWhenItIsAskedHowItIs() throws Exception {
        assertThat(get("/actuator/health").body()).contains("UP");
    }

    @Test
    void isSecured() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void hasTheStarter() {
        assertThat(builder).isNotNull();
    }

    /** It has little of what the starter goes with, so that all of its conditions are put to the test. */
    @Test
    void startsWithoutAWarningThatTheStarterBrings(CapturedOutput output) {
        assertThat(output.toString().lines().filter(line -> line.contains(" WARN ") && line.contains("dev.burr")))
                .isEmpty();
        assertThat(output).contains("Recording runs of project");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
