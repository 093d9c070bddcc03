package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import dev.burr.ui.security.UnprotectedAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BindRuleTest {

    @TempDir
    private Path temp;

    @Test
    void refusesAnAddressThatOtherMachinesReach() {
        assertThatThrownBy(() -> start("0.0.0.0").close())
                .isInstanceOf(UnprotectedAddressException.class)
                .hasMessage(
                        "Host '0.0.0.0' can be reached from other machines, and nobody would have to sign in to see the runs."
                                + " Make a key first ('./burr keys create --name me --scope admin') or set"
                                + " burr.ui.security.oidc.issuer-uri. To look from elsewhere without either, stay on 127.0.0.1"
                                + " and use 'ssh -L 7241:localhost:7241'.");
    }

    @Test
    void refusesAHostWithoutAnAddress() {
        assertThatThrownBy(() -> start("no.such.host.invalid").close())
                .hasMessage(
                        "Host 'no.such.host.invalid' in burr.ui.host has no address. Use 127.0.0.1 or a name of this machine.");
    }

    @Test
    void listensEverywhereOnceThereIsAKey() throws IOException, InterruptedException {
        String key = KeyFile.in(temp.resolve("data"))
                .create("me", Set.of(Scope.READ), Instant.now())
                .secret();

        try (BurrUiServer server = start("0.0.0.0")) {
            assertThat(status(server, "Accept", "*/*")).isEqualTo(401);
            assertThat(status(server, "Authorization", "Bearer " + key)).isEqualTo(200);
        }
    }

    private BurrUiServer start(String host) {
        return BurrUiServer.start(
                "--burr.ui.host=" + host,
                "--burr.ui.port=0",
                "--burr.ui.storage-dir=" + temp.resolve("runs"),
                "--burr.ui.cache-dir=" + temp.resolve("cache"),
                "--burr.ui.data-dir=" + temp.resolve("data"));
    }

    /** Under an address of this machine, which needs no configuration. */
    private static int status(BurrUiServer server, String header, String value)
            throws IOException, InterruptedException {
        String address = InetAddress.getLoopbackAddress().getHostAddress();
        URI uri = URI.create("http://" + address + ":" + server.port() + "/api/v1/projects");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).header(header, value).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
