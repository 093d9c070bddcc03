package dev.burr.ui;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The settings of the server: what it is started with, and of the system properties and environment variables those that are
 * meant for it, {@code burr.ui.*}. All others ({@code spring.*}, {@code server.*}…) belong to the services of whoever starts
 * it, or to the one it lives in.
 */
final class ServerEnvironment extends StandardEnvironment {

    private static final String OURS = "burr.ui.";

    /** With settings that a host application has for it, which win over all others. */
    static ServerEnvironment inside(Map<String, Object> settings) {
        ServerEnvironment environment = new ServerEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("host", settings));
        environment.getPropertySources().addLast(new MapPropertySource("defaults", BurrUiServer.DEFAULTS));
        return environment;
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        sources.addLast(new MapPropertySource(
                SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                ours(System.getProperties().stringPropertyNames(), System::getProperty)));
        sources.addLast(new SystemEnvironmentPropertySource(
                SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, ours(System.getenv().keySet(), System::getenv)));
    }

    private static Map<String, Object> ours(Collection<String> names, Function<String, Object> value) {
        return names.stream()
                .filter(ServerEnvironment::isOurs)
                .collect(Collectors.toMap(Function.identity(), value, (one, other) -> one, LinkedHashMap::new));
    }

    /** As variables such names have underscores, since a shell allows no dots. */
    private static boolean isOurs(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.').startsWith(OURS);
    }
}
