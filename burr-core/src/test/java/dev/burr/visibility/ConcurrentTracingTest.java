package dev.burr.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several threads trace the same step. */
final class ConcurrentTracingTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 300;

    private final TraceLog heard = new TraceLog();
    private final StepTrace trace = new StepTrace("fan_out", 0, heard);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void idsAreUniqueAndWithoutGaps() throws Exception {
        Span parent = trace.span("parent");
        var start = new CyclicBarrier(THREADS);

        onEveryThread(() -> {
            start.await();
            for (int round = 0; round < ROUNDS; round++) {
                try (Span child = parent.span("child")) {
                    child.span("grandchild").close();
                }
                trace.span("top").close();
            }
            return null;
        });

        List<String> started = idsAfter("+ ");
        assertThat(started).doesNotHaveDuplicates();
        assertThat(started)
                .containsAll(ids("0:0.", "", THREADS * ROUNDS))
                .containsAll(ids("0:0.", ".0", THREADS * ROUNDS))
                .containsAll(ids("0:", "", THREADS * ROUNDS + 1));
        assertThat(started).hasSize(3 * THREADS * ROUNDS + 1);
    }

    @Test
    void spansStartAfterTheOneTheyAreInAndEndBeforeIt() throws Exception {
        onEveryThread(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                try (Span outer = trace.span("outer")) {
                    trace.span("inner").span("innermost");
                    outer.attribute("round", round);
                }
            }
            return null;
        });
        trace.end();

        var open = new HashSet<String>();
        for (String word : heard.words()) {
            String id = word.substring(2).split(" ")[0];
            if (word.startsWith("+ ")) {
                assertThat(open.add(id)).isTrue();
                assertThat(id.contains(".") ? open : List.of("0:")).contains(parentOf(id));
            } else if (word.startsWith("- ")) {
                assertThat(open.remove(id)).as(word).isTrue();
                assertThat(open).noneMatch(other -> other.startsWith(id + "."));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void nothingIsHeardAfterTheEndHoweverManyThreadsGoOn() throws Exception {
        var running = new CountDownLatch(THREADS);
        var ended = new CountDownLatch(1);
        List<Future<Void>> work = submit(() -> {
            running.countDown();
            while (ended.getCount() > 0) {
                try (Span busy = trace.span("busy")) {
                    busy.attribute("n", 1);
                }
            }
            trace.span("late").close();
            return null;
        });
        running.await();

        trace.end();
        List<String> atTheEnd = List.copyOf(heard.words());
        ended.countDown();
        finish(work);

        assertThat(heard.words()).isEqualTo(atTheEnd);
        assertThat(idsAfter("- ")).hasSameSizeAs(idsAfter("+ "));
    }

    private void onEveryThread(Callable<Void> body) throws Exception {
        finish(submit(body));
    }

    private List<Future<Void>> submit(Callable<Void> body) {
        return IntStream.range(0, THREADS).mapToObj(i -> threads.submit(body)).toList();
    }

    private static void finish(List<Future<Void>> work) throws InterruptedException, ExecutionException {
        for (Future<Void> one : work) {
            one.get();
        }
    }

    private List<String> idsAfter(String sign) {
        var ids = new ArrayList<String>();
        for (String word : heard.words()) {
            if (word.startsWith(sign)) {
                ids.add(word.substring(2).split(" ")[0]);
            }
        }
        return ids;
    }

    private static List<String> ids(String before, String after, int count) {
        return IntStream.range(0, count)
                .mapToObj(place -> before + place + after)
                .toList();
    }

    private static String parentOf(String id) {
        int dot = id.lastIndexOf('.');
        return dot < 0 ? id.substring(0, id.indexOf(':') + 1) : id.substring(0, dot);
    }
}
