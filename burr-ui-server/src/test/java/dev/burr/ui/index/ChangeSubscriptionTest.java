package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ChangeSubscriptionTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final ChangeFeed feed = new ChangeFeed();

    @Test
    void givesNothingWhenTheTimeIsOver() throws InterruptedException {
        ChangeSubscription subscription = feed.subscribe(key -> true);

        assertThat(subscription.take(Duration.ofMillis(1), Duration.ZERO).isEmpty())
                .isTrue();
    }

    @Test
    void keepsTheLastNoticeOfEachRun() throws InterruptedException {
        ChangeSubscription subscription = feed.subscribe(key -> true);
        feed.publish(notice("a", "1"));
        feed.publish(notice("b", "2"));
        feed.publish(notice("a", "3"));

        assertThat(subscription.take(LONG, Duration.ZERO).notices())
                .containsExactly(notice("b", "2"), notice("a", "3"));
    }

    @Test
    void keepsThatAnnotationsOfARunChanged() throws InterruptedException {
        ChangeSubscription subscription = feed.subscribe(key -> true);
        feed.publish(new ChangeNotice("project", "a", "1", true));
        feed.publish(notice("a", "2"));

        assertThat(subscription.take(LONG, Duration.ZERO).notices())
                .containsExactly(new ChangeNotice("project", "a", "2", true));
    }

    @Test
    void collectsWhatFollowsClosely() throws Exception {
        ChangeSubscription subscription = feed.subscribe(key -> true);
        feed.publish(notice("a", "1"));
        subscription.take(LONG, Duration.ofMillis(500));
        feed.publish(notice("a", "2"));
        CompletableFuture<ChangeSubscription.Batch> taken = taking(subscription, Duration.ofMillis(500));
        feed.publish(notice("b", "3"));

        assertThat(taken.get(20, TimeUnit.SECONDS).notices()).hasSize(2);
    }

    @Test
    void takesTheFirstAfterAQuietTimeAtOnce() throws InterruptedException {
        ChangeSubscription subscription = feed.subscribe(key -> true);
        feed.publish(notice("a", "1"));

        long start = System.nanoTime();
        subscription.take(LONG, Duration.ofSeconds(10));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void leavesOutWhatTheFilterRefuses() throws InterruptedException {
        ChangeSubscription subscription = feed.subscribe(key -> key.app().equals("b"));
        feed.publish(notice("a", "1"));
        feed.publish(notice("b", "2"));

        assertThat(subscription.take(LONG, Duration.ZERO).notices()).containsExactly(notice("b", "2"));
    }

    @Test
    void asksForAFreshLookInsteadOfKeepingTooMuch() throws InterruptedException {
        ChangeSubscription subscription = feed.subscribe(key -> true);
        for (int n = 0; n <= ChangeSubscription.MOST_PENDING; n++) {
            feed.publish(notice("run-" + n, "1"));
        }
        feed.publish(notice("later", "1"));

        ChangeSubscription.Batch batch = subscription.take(LONG, Duration.ZERO);
        assertThat(batch.resync()).isTrue();
        assertThat(batch.notices()).isEmpty();
        feed.publish(notice("after", "1"));
        assertThat(subscription.take(LONG, Duration.ZERO).notices()).containsExactly(notice("after", "1"));
    }

    @Test
    void wakesUpWhenItIsClosed() throws Exception {
        ChangeSubscription subscription = feed.subscribe(key -> true);
        CompletableFuture<ChangeSubscription.Batch> taken = taking(subscription, Duration.ZERO);
        subscription.close();

        assertThat(taken.get(10, TimeUnit.SECONDS).isEmpty()).isTrue();
        assertThat(subscription.isClosed()).isTrue();
        assertThat(feed.hasListeners()).isFalse();
        feed.publish(notice("a", "1"));
        assertThat(subscription.take(Duration.ZERO, Duration.ZERO).isEmpty()).isTrue();
    }

    @Test
    void closesAllWithTheFeed() {
        List<ChangeSubscription> subscriptions = List.of(feed.subscribe(key -> true), feed.subscribe(key -> true));

        feed.closeAll();

        assertThat(subscriptions).allMatch(ChangeSubscription::isClosed);
    }

    private static CompletableFuture<ChangeSubscription.Batch> taking(
            ChangeSubscription subscription, Duration coalesce) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return subscription.take(LONG, coalesce);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private static ChangeNotice notice(String app, String version) {
        return new ChangeNotice("project", app, version);
    }
}
