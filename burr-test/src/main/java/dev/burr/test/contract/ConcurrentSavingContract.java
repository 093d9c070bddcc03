package dev.burr.test.contract;

import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.StateLoader;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The part of {@link StatePersisterContract} that is about several savers at a time. */
abstract class ConcurrentSavingContract extends StateLoaderContract {

    private static final int THREADS = 8;

    /** The persister, with nothing saved yet; the same one throughout a test. */
    protected abstract StatePersister persister();

    @Override
    protected final ApplicationBuilder recorded() {
        return new ApplicationBuilder().withPersister(persister());
    }

    @Override
    protected final StateLoader loader() {
        return persister();
    }

    static PersistedState step(ApplicationId id, long sequenceId, State values) {
        return PersistedState.of(id, "put", values.at(new Position(sequenceId, "put")), NOON);
    }

    static PersistedState step(String id, long sequenceId, State values) {
        return step(ApplicationId.of(id), sequenceId, values);
    }

    /** Savers that run at the same time. */
    @Nested
    final class SeveralSavers {

        @Test
        void saveAnApplicationEach() throws ExecutionException, InterruptedException {
            inThreads(thread -> {
                for (int i = 0; i < 20; i++) {
                    persister().save(step("app-" + thread, i, State.of("n", 1_000 * thread + i)));
                }
                return true;
            });

            assertThat(persister().list()).hasSize(THREADS);
            for (int thread = 0; thread < THREADS; thread++) {
                PersistedState last = last("app-" + thread);
                assertThat(last.position().sequenceId()).isEqualTo(19);
                assertThat(last.state().getInt("n")).isEqualTo(1_000 * thread + 19);
            }
        }

        @Test
        void canNotSaveTheSameStepOfTheSameApplication() throws ExecutionException, InterruptedException {
            persister().save(step("app", 0, State.of("winner", -1)));

            List<Boolean> saved = inThreads(thread -> {
                try {
                    persister().save(step("app", 1, State.of("winner", thread)));
                    return true;
                } catch (StepAlreadySavedException e) {
                    return false;
                }
            });

            assertThat(saved).containsOnlyOnce(true);
            assertThat(last("app").state().getInt("winner")).isEqualTo(saved.indexOf(true));
        }

        private <T> List<T> inThreads(Work<T> work) throws ExecutionException, InterruptedException {
            var start = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<T>> running = IntStream.range(0, THREADS)
                        .mapToObj(thread -> threads.submit((Callable<T>) () -> {
                            start.await();
                            return work.in(thread);
                        }))
                        .toList();
                start.countDown();
                var results = new ArrayList<T>();
                for (Future<T> result : running) {
                    results.add(result.get());
                }
                return results;
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private interface Work<T> {
        T in(int thread) throws Exception;
    }

    /** Two instances of a service that go on with the same application. */
    @Nested
    final class TwoInstances {

        @Test
        void doNotOverwriteEachOther() {
            counterTo("counter", 9).step();
            Application one = counting(recorded(), 9).resumeFrom("counter").build();
            Application other = counting(recorded(), 9).resumeFrom("counter").build();
            one.step();

            assertThatExceptionOfType(StepAlreadySavedException.class)
                    .isThrownBy(other::step)
                    .returns("counter", StepAlreadySavedException::appId)
                    .returns(1L, StepAlreadySavedException::sequenceId)
                    .withMessageContaining("Step 1 of application 'counter'");
            assertThatExceptionOfType(StepAlreadySavedException.class).isThrownBy(other::step);

            one.run(after("done"));
            assertThat(last("counter").state().getInt("n")).isEqualTo(9);
            assertThat(last("counter").position()).isEqualTo(new Position(9, "done"));
        }

        @Test
        void takeTurnsWhenTheyGoOnFromWhatIsSaved() {
            counterTo("counter", 9).step();

            counting(recorded(), 9).resumeFrom("counter").build().step();
            counting(recorded(), 9).resumeFrom("counter").build().step();

            assertThat(last("counter").state().getInt("n")).isEqualTo(3);
        }
    }
}
