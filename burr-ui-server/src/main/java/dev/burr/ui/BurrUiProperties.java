package dev.burr.ui;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the UI server.
 *
 * @param port Port to listen on; 0 picks a free one.
 * @param host Address to listen on. One that other machines reach needs a key or an OpenID provider.
 * @param path Where the UI begins, such as /burr; by default at the root. In a service that has this server on its class path, it
 *     mounts the UI there, on the port of the service.
 * @param storageDir Folder of the tracked runs, where '~' stands for the home directory. By default that of
 *     'burr.tracking.storage-dir' inside of a service, else $BURR_HOME, else $burr_path, else '~/.burr'.
 * @param cacheDir Folder for what can be made again, such as the index. By default where this user's programs keep such things.
 * @param dataDir Folder for API keys, saved views and deleted runs. By default where this user's programs keep such things.
 * @param samples Whether an empty storage gets the demo's sample runs when it is used for the first time.
 * @param allowedHosts Further names under which the server may be addressed, beside localhost, 127.0.0.1 and [::1].
 */
@ConfigurationProperties("burr.ui")
public record BurrUiProperties(
        @DefaultValue("7241") int port,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("") String path,
        @Nullable String storageDir,
        @Nullable String cacheDir,
        @Nullable String dataDir,
        @DefaultValue("false") boolean samples,
        @DefaultValue List<String> allowedHosts) {

    /** It stands in pages, in cookies and in front of routes: nothing that would have to be escaped in one of them. */
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)*+");

    public BurrUiProperties {
        allowedHosts = List.copyOf(allowedHosts);
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + path
                    + "' in burr.ui.path is not a path. Begin it with a slash and use letters, digits, '-', '_', '.' and '~',"
                    + " as in /tools/burr.");
        }
    }
}
