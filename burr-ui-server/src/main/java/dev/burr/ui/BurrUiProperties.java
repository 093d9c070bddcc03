package dev.burr.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the UI server.
 *
 * @param port port to listen on; 0 picks a free one
 * @param host address to listen on
 * @param storageDir folder of the tracked runs, where ~ is the user's home; by default $BURR_HOME, else $burr_path, else ~/.burr
 * @param cacheDir folder for what can be made again, such as the index; by default where this user's programs keep such things
 * @param dataDir folder for API keys, saved views and deleted runs; by default where this user's programs keep such things
 * @param samples whether an empty storage gets the demo's sample runs when it is used for the first time
 * @param allowedHosts further names under which the server may be addressed, beside localhost, 127.0.0.1 and [::1]
 */
@ConfigurationProperties("burr.ui")
public record BurrUiProperties(
        @DefaultValue("7241") int port,
        @DefaultValue("127.0.0.1") String host,
        @Nullable String storageDir,
        @Nullable String cacheDir,
        @Nullable String dataDir,
        @DefaultValue("false") boolean samples,
        @DefaultValue List<String> allowedHosts) {}
