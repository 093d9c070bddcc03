package dev.burr.ui;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What a host application says of the server inside of it. */
final class HostSettings {

    private static final String OURS = "burr.ui";
    private static final String STORAGE = "burr.ui.storage-dir";

    private HostSettings() {}

    /** All of {@code burr.ui.*}; without a storage there, the one that the host records its own runs in. */
    static Map<String, Object> of(Environment host) {
        Binder binder = Binder.get(host);
        Map<String, Object> settings = new TreeMap<>();
        binder.bind(OURS, Bindable.mapOf(String.class, String.class))
                .ifBound(named -> named.forEach((name, value) -> settings.put(OURS + "." + name, value)));
        String recorded = host.getProperty("burr.tracking.storage-dir", "");
        if (properties(host).storageDir() == null && !recorded.isBlank()) {
            settings.put(STORAGE, recorded);
        }
        return Collections.unmodifiableMap(settings);
    }

    static BurrUiProperties properties(Environment host) {
        return Binder.get(host).bindOrCreate(OURS, BurrUiProperties.class);
    }
}
