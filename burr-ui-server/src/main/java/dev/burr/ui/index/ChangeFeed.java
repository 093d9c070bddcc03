package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Passes notices of change on to everybody who listens. Safe for use by many threads. */
final class ChangeFeed {

    private final List<ChangeSubscription> subscriptions = new CopyOnWriteArrayList<>();

    ChangeSubscription subscribe(Predicate<ApplicationKey> filter) {
        ChangeSubscription subscription = new ChangeSubscription(filter, subscriptions::remove);
        subscriptions.add(subscription);
        return subscription;
    }

    boolean hasListeners() {
        return !subscriptions.isEmpty();
    }

    void publish(ChangeNotice notice) {
        subscriptions.forEach(subscription -> subscription.offer(notice));
    }

    /** So much has changed that everybody should look anew. */
    void resync() {
        subscriptions.forEach(ChangeSubscription::resync);
    }

    void closeAll() {
        subscriptions.forEach(ChangeSubscription::close);
    }
}
