package dev.burr.ui.web;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Compresses long texts for clients that take it. Not among them: streams of events, which would come late. */
final class Compression implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Below it a compressed answer takes as many packets as a plain one. */
    private static final int LEAST_BYTES = 2048;

    private static final String TYPES = String.join(
            ",",
            "application/json",
            "application/problem+json",
            "application/manifest+json",
            "text/html",
            "text/csv",
            "text/css",
            "text/javascript",
            "image/svg+xml");

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(Compression::apply);
    }

    private static void apply(Connector connector) {
        connector.setProperty("compression", "on");
        connector.setProperty("compressionMinSize", Integer.toString(LEAST_BYTES));
        connector.setProperty("compressibleMimeType", TYPES);
    }
}
