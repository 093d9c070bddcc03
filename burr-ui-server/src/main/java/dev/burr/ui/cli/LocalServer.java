package dev.burr.ui.cli;

import dev.burr.ui.BurrUiServer;
import dev.burr.ui.ports.PortUser;
import dev.burr.ui.security.UnprotectedAddressException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.web.server.PortInUseException;

/** The server in this process. */
record LocalServer(URI uri, BurrUiServer server) implements RunningServer {

    /** Addresses that every browser reaches as localhost, which is the name that people know. */
    private static final Set<String> LOCALHOST = Set.of("127.0.0.1", "localhost", "0.0.0.0", "::");

    static RunningServer start(UiSettings settings) {
        return start(settings, List.of());
    }

    /** One that knows nothing of this user but the storage: her keys and her index stay out of it. */
    static RunningServer startApart(UiSettings settings) {
        return start(
                settings,
                List.of(
                        "--burr.ui.cache-dir=" + settings.storage().resolveSibling("cache"),
                        "--burr.ui.data-dir=" + settings.storage().resolveSibling("data")));
    }

    private static RunningServer start(UiSettings settings, List<String> others) {
        var args = new ArrayList<>(others);
        args.add("--burr.ui.port=" + settings.port());
        args.add("--burr.ui.host=" + settings.host());
        args.add("--burr.ui.storage-dir=" + settings.storage());
        args.add("--burr.ui.samples=" + settings.samples());
        try {
            BurrUiServer server = BurrUiServer.start(args.toArray(String[]::new));
            return new LocalServer(addressOf(settings, server), server);
        } catch (PortInUseException e) {
            throw new CommandFailure(PortCheck.taken(settings.host(), settings.port()), e);
        } catch (UnprotectedAddressException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
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
                : PortUser.addressOf(settings.host(), uri.getPort()).resolve(uri.getRawPath());
    }
}
