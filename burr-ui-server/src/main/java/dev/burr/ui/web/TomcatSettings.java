package dev.burr.ui.web;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets Tomcat pass on the ids that Burr accepts: with a slash or backslash escaped in them, or with characters that ought
 * to have been escaped. They are names to look up here, never parts of a file path. What it refuses all the same, it
 * answers as a problem.
 */
final class TomcatSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PASS_ON = "passthrough";
    static final String UNESCAPED = "\"<>[\\]^`{|}";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(TomcatSettings::apply);
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    private static void apply(Connector connector) {
        connector.setEncodedSolidusHandling(PASS_ON);
        connector.setEncodedReverseSolidusHandling(PASS_ON);
        connector.setProperty("relaxedPathChars", UNESCAPED);
        connector.setProperty("relaxedQueryChars", UNESCAPED);
    }
}
