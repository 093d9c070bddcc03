package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.api.v1.ApplicationFilter.Actions;
import dev.burr.ui.api.v1.ApplicationFilter.Durations;
import dev.burr.ui.api.v1.ApplicationFilter.Marks;
import dev.burr.ui.api.v1.ApplicationFilter.Partition;
import dev.burr.ui.api.v1.ApplicationFilter.Spent;
import dev.burr.ui.api.v1.ApplicationFilter.Times;
import dev.burr.ui.index.ApplicationStatus;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.RunOrder;
import dev.burr.ui.statistics.Spending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a list may leave out because it comes to the same. */
final class ApplicationOrderTest {

    private static final Partition ANYBODY = new Partition(null, false);
    private static final Times ALWAYS = new Times(null, null);
    private static final Durations ANY = new Durations(null, null);
    private static final Actions WHATEVER = new Actions(null, null);
    private static final Spent ANYTHING = new Spent(null, null, null, null);
    private static final Marks NONE = new Marks(List.of(), null);

    private static ApplicationSummary run(String id, @Nullable Instant lastActivity) {
        return new ApplicationSummary(
                id, null, ApplicationStatus.SUCCEEDED, 1, 0, null, "a", null, lastActivity, 0, null, null, 0, 0, 10);
    }

    @Test
    void latestActivityFirstIsTheOrderOfTheIndex() {
        Random random = new Random(3);
        List<ApplicationSummary> runs = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            Instant time =
                    random.nextInt(10) == 0 ? null : Instant.ofEpochSecond(random.nextInt(20), random.nextInt(2));
            runs.add(run("run-" + random.nextInt(1_000), time));
        }
        List<ApplicationSummary> byIndex = runs.stream()
                .sorted((one, other) ->
                        RunOrder.compare(one.lastActivity(), one.appId(), other.lastActivity(), other.appId()))
                .toList();
        ApplicationOrder order = ApplicationOrder.parse("activity", "desc");

        assertThat(order.isThatOfTheIndex()).isTrue();
        assertThat(order.first(runs.size(), runs.stream(), Map.of()))
                .extracting(run -> order.key(run, Map.of()))
                .isEqualTo(byIndex.stream().map(run -> order.key(run, Map.of())).toList());
    }

    @Test
    void noOtherOrderIs() {
        assertThat(ApplicationOrder.parse("activity", "asc").isThatOfTheIndex()).isFalse();
        assertThat(ApplicationOrder.parse("start", "desc").isThatOfTheIndex()).isFalse();
    }

    @Test
    void aFilterThatIsSetToNothingLetsAllThrough() {
        assertThat(new ApplicationFilter(" ", List.of(), ANYBODY, ALWAYS, ANY, null, WHATEVER, NONE, ANYTHING)
                        .letsAllThrough())
                .isTrue();
    }

    @Test
    void aFilterThatIsSetToAnythingDoesNot() {
        assertThat(List.of(
                        new ApplicationFilter("x", List.of(), ANYBODY, ALWAYS, ANY, null, WHATEVER, NONE, ANYTHING),
                        new ApplicationFilter(
                                null,
                                List.of(ApplicationStatus.FAILED),
                                ANYBODY,
                                ALWAYS,
                                ANY,
                                null,
                                WHATEVER,
                                NONE,
                                ANYTHING),
                        new ApplicationFilter(
                                null,
                                List.of(),
                                new Partition(null, true),
                                ALWAYS,
                                ANY,
                                null,
                                WHATEVER,
                                NONE,
                                ANYTHING),
                        new ApplicationFilter(
                                null,
                                List.of(),
                                ANYBODY,
                                new Times(Instant.EPOCH, null),
                                ANY,
                                null,
                                WHATEVER,
                                NONE,
                                ANYTHING),
                        new ApplicationFilter(
                                null,
                                List.of(),
                                ANYBODY,
                                ALWAYS,
                                new Durations(1L, null),
                                null,
                                WHATEVER,
                                NONE,
                                ANYTHING),
                        new ApplicationFilter(null, List.of(), ANYBODY, ALWAYS, ANY, false, WHATEVER, NONE, ANYTHING),
                        new ApplicationFilter(
                                null, List.of(), ANYBODY, ALWAYS, ANY, null, new Actions("a", null), NONE, ANYTHING),
                        new ApplicationFilter(
                                null, List.of(), ANYBODY, ALWAYS, ANY, null, new Actions(null, "a"), NONE, ANYTHING),
                        new ApplicationFilter(
                                null,
                                List.of(),
                                ANYBODY,
                                ALWAYS,
                                ANY,
                                null,
                                WHATEVER,
                                new Marks(List.of(), "good"),
                                ANYTHING),
                        new ApplicationFilter(
                                null,
                                List.of(),
                                ANYBODY,
                                ALWAYS,
                                ANY,
                                null,
                                WHATEVER,
                                NONE,
                                new Spent(null, null, null, 1.0))))
                .noneMatch(ApplicationFilter::letsAllThrough);
    }

    @Test
    void runsOfAnUnknownCostComeLastEitherWay() {
        Map<String, Spending> spendings = Map.of(
                "dear", new Spending(10, 2.5),
                "cheap", new Spending(5_000, 0.000_1),
                "free", new Spending(0, 0.0),
                "unpriced", new Spending(7, null));
        List<ApplicationSummary> runs = Stream.of("unread", "dear", "unpriced", "free", "cheap")
                .map(id -> run(id, null))
                .toList();

        assertThat(inOrder("cost", "desc", runs, spendings))
                .containsExactly("dear", "cheap", "free", "unpriced", "unread");
        assertThat(inOrder("cost", "asc", runs, spendings))
                .containsExactly("free", "cheap", "dear", "unpriced", "unread");
        assertThat(inOrder("tokens", "desc", runs, spendings))
                .containsExactly("cheap", "dear", "unpriced", "free", "unread");
        assertThat(inOrder("tokens", "asc", runs, spendings))
                .containsExactly("free", "unpriced", "dear", "cheap", "unread");
    }

    private static List<String> inOrder(
            String sort, String order, List<ApplicationSummary> runs, Map<String, Spending> spendings) {
        return ApplicationOrder.parse(sort, order).first(runs.size(), runs.stream(), spendings).stream()
                .map(ApplicationSummary::appId)
                .toList();
    }
}
