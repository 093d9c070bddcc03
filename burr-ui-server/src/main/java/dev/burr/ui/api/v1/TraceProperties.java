package dev.burr.ui.api.v1;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of links to what another tool has of the same requests.
 *
 * @param linkTemplate Address of a trace in the tool that collects the traces of your services, as in
 *     https://traces.example/trace/{traceId}. By default, traces are no links.
 */
@ConfigurationProperties("burr.ui.trace")
public record TraceProperties(@Nullable String linkTemplate) {

    private static final String PLACE = "{traceId}";

    public TraceProperties {
        linkTemplate = linkTemplate == null || linkTemplate.isBlank() ? null : linkTemplate.strip();
        if (linkTemplate != null && !isUsable(linkTemplate)) {
            throw new IllegalArgumentException("'" + linkTemplate
                    + "' in burr.ui.trace.link-template is not the address of a trace. Give an http or https address with "
                    + PLACE + " in it, as in https://traces.example/trace/" + PLACE + ".");
        }
    }

    private static boolean isUsable(String template) {
        try {
            URI address = new URI(template.replace(PLACE, "0"));
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null && template.contains(PLACE);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
