package dev.burr.ui.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the server appears to browsers.
 *
 * @param frameAncestors Origins whose pages may show the UI in a frame, such as https://portal.example. By default, none.
 * @param trustedProxies Addresses and networks of proxies that say in headers where a request was sent to. By default, none.
 */
@ConfigurationProperties("burr.ui")
record WebProperties(@DefaultValue List<String> frameAncestors, @DefaultValue List<String> trustedProxies) {

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.*-]+(?::[0-9]{1,5})?");

    WebProperties {
        frameAncestors = List.copyOf(frameAncestors);
        trustedProxies = List.copyOf(trustedProxies);
        frameAncestors.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException("'" + other
                            + "' in burr.ui.frame-ancestors is not an origin. Use scheme, host and port only, as in"
                            + " https://portal.example.");
                });
    }
}
