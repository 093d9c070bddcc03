package dev.burr.ui;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells a service where its UI is, as Spring Boot tells it its port: by a property that is there from when the UI is. Whoever wants
 * to link there, as the starter does, need not know this module.
 */
final class LocalAddress {

    static final String PROPERTY = "local.burr.ui.url";

    private static final String SOURCE = "burr-ui";

    private LocalAddress() {}

    /** @param address of the UI, or its path where it is a part of the service; without a slash at the end */
    static void tell(Environment service, String address) {
        if (service instanceof ConfigurableEnvironment environment) {
            environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, Map.of(PROPERTY, address)));
        }
    }
}
