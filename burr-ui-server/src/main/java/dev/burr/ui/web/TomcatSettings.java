package dev.burr.ui.web;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets Tomcat pass on the ids that Burr accepts: with a slash or backslash escaped in them, or with characters that ought
 * to have been escaped. They are names to look up here, never parts of a file path. What it refuses all the same, it
 * answers as a problem. It also keeps to {@link RequestLimits}.
 */
final class TomcatSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PASS_ON = "passthrough";
    private static final int LONGEST_FORM = 16 << 10;
    static final String UNESCAPED = "\"<>[\\]^`{|}";

    private final RequestLimits limits;

    TomcatSettings(RequestLimits limits) {
        this.limits = limits;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(TomcatSettings::passOn, this::limit);
        factory.addEngineValves(new BodyPlacesValve(), new UnreadBodyValve(limits));
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    private static void passOn(Connector connector) {
        connector.setEncodedSolidusHandling(PASS_ON);
        connector.setEncodedReverseSolidusHandling(PASS_ON);
        connector.setProperty("relaxedPathChars", UNESCAPED);
        connector.setProperty("relaxedQueryChars", UNESCAPED);
    }

    /** Forms are those of the page to sign in on. */
    private void limit(Connector connector) {
        connector.setMaxPostSize(LONGEST_FORM);
        connector.setProperty(
                "maxHttpRequestHeaderSize", String.valueOf(limits.headers().toBytes()));
        connector.setProperty("maxConnections", String.valueOf(limits.connections()));
        connector.setProperty("connectionTimeout", String.valueOf(limits.idle().toMillis()));
        connector.setProperty("keepAliveTimeout", String.valueOf(limits.idle().toMillis()));
    }
}
