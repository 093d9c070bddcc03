package dev.burr.benchmarks.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which LangGraph4j is measured. */
public final class LangGraphVersion {

    private static final String PROPERTIES = "/META-INF/maven/org.bsc.langgraph4j/langgraph4j-core/pom.properties";

    private LangGraphVersion() {}

    /** The version that its jar names. */
    public static String read() throws IOException {
        var properties = new Properties();
        try (InputStream in = LangGraphVersion.class.getResourceAsStream(PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }
}
