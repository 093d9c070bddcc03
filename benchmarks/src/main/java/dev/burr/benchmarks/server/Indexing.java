package dev.burr.benchmarks.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits until our server knows all runs, and asks for the list meanwhile, as a UI does. */
final class Indexing {

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(500);

    /** Until the newest are there, which is to be told more exactly. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ServerProcess server;

    Indexing(ServerProcess server) {
        this.server = server;
    }

    /** Waits only. */
    void await() throws IOException, InterruptedException {
        await(List.of());
    }

    /** @param newest the runs that the list begins with, once it does */
    Readings await(List<String> newest) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Long> requests = new ArrayList<>();
        Readings readings = new Readings();
        while (true) {
            ServerProcess.Answer answer = server.get(Page.OF_OURS);
            long now = System.nanoTime();
            requests.add(answer.nanos());
            Page page = Page.parse(answer.body());
            if (readings.of(Measure.NEWEST_LISTED).isEmpty() && beginsWith(page, newest)) {
                readings.withNanos(Measure.NEWEST_LISTED, now - start);
            }
            if (page.isIndexed() && !page.runs().isEmpty()) {
                long[] nanos = requests.stream().mapToLong(Long::longValue).toArray();
                return readings.withNanos(Measure.FIRST_INDEX, now - start)
                        .withNanos(Measure.LIST_WHILE_INDEXING_P95, new Percentile(nanos).at(95));
            }
            boolean isWaited =
                    !newest.isEmpty() && readings.of(Measure.NEWEST_LISTED).isEmpty();
            Thread.sleep((isWaited ? BETWEEN_LOOKS : BETWEEN_REQUESTS).toMillis());
        }
    }

    private static boolean beginsWith(Page page, List<String> newest) {
        return page.runs().size() >= newest.size()
                && page.runs().subList(0, newest.size()).equals(newest);
    }
}
