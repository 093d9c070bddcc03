package dev.burr.spring.autoconfigure;

import dev.burr.application.ApplicationBuilder;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.persistence.StatePersister;
import dev.burr.tracking.TrackingClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Warns of applications that nobody records, or whose states nobody saves, as the service has several beans for that and none was
 * chosen: it would be noticed only when the record is needed. A service that chooses one for each application is not warned.
 */
final class UnchosenBeans {

    private static final Logger log = LoggerFactory.getLogger(BurrAutoConfiguration.class);

    private final ListableBeanFactory beans;
    private final Set<Class<?>> told = ConcurrentHashMap.newKeySet();

    UnchosenBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Has an eye on what a builder builds that was given neither of several. */
    void watch(ApplicationBuilder builder) {
        List<String> trackers = builder.hasTracker() ? List.of() : names(TrackingClient.class);
        List<String> persisters = builder.hasPersister() ? List.of() : names(StatePersister.class);
        if (trackers.size() > 1 || persisters.size() > 1) {
            builder.withHooks(new Watch(builder, trackers, persisters));
        }
    }

    private List<String> names(Class<?> type) {
        return told.contains(type) ? List.of() : List.of(beans.getBeanNamesForType(type));
    }

    /** Looks when the application is built, as only then it is certain that nothing was chosen. */
    private final class Watch implements LifecycleHook {

        private final ApplicationBuilder builder;
        private final List<String> trackers;
        private final List<String> persisters;

        private Watch(ApplicationBuilder builder, List<String> trackers, List<String> persisters) {
            this.builder = builder;
            this.trackers = trackers;
            this.persisters = persisters;
        }

        /** Children of a step inherit what their parent has, and this as well. */
        @Override
        public void applicationCreated(ApplicationCreated event) {
            if (event.spawnedBy() != null) {
                return;
            }
            if (trackers.size() > 1 && !builder.hasTracker() && told.add(TrackingClient.class)) {
                log.warn(
                        "Application '{}' is not recorded: there are {} tracking clients, {}, and none of them is primary. Pass one"
                                + " to withTracker, or annotate one with @Primary. Further applications are not recorded either.",
                        event.application().appId(),
                        trackers.size(),
                        quoted(trackers));
            }
            if (persisters.size() > 1 && !builder.hasPersister() && told.add(StatePersister.class)) {
                log.warn(
                        "States of application '{}' are not saved: there are {} persisters, {}, and none of them is primary. Pass"
                                + " one to withPersister, or annotate one with @Primary. Those of further applications are not"
                                + " saved either.",
                        event.application().appId(),
                        persisters.size(),
                        quoted(persisters));
            }
        }

        private static String quoted(List<String> names) {
            return "'" + String.join("', '", names) + "'";
        }
    }
}
