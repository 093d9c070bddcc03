package dev.burr.ui.cli;

import dev.burr.ui.BurrUiServer;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.web.server.PortInUseException;

/** The server in this process. */
record LocalServer(URI uri, BurrUiServer server) implements RunningServer {

    /** Addresses that every browser reaches as localhost, which is the name that people know. */
    private static final Set<String> LOCALHOST = Set.of("127.0.0.1", "localhost");

    static RunningServer start(UiSettings settings) {
        try {
            BurrUiServer server = BurrUiServer.start(
                    "--burr.ui.port=" + settings.port(),
                    "--burr.ui.host=" + settings.host(),
                    "--burr.ui.storage-dir=" + settings.storage(),
                    "--burr.ui.samples=" + settings.samples(),
                    "--burr.ui.allowed-hosts=" + inUri(settings.host()));
            return new LocalServer(addressOf(settings, server), server);
        } catch (PortInUseException e) {
            throw new CommandFailure(PortCheck.taken(settings.host(), settings.port()), e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static URI addressOf(UiSettings settings, BurrUiServer server) {
        URI uri = server.uri();
        return LOCALHOST.contains(settings.host())
                ? uri
                : URI.create("http://" + inUri(settings.host()) + ":" + uri.getPort() + uri.getRawPath());
    }

    static String inUri(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
