package dev.burr.spring.autoconfigure;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The executor that a service has for its tasks, where runs can have it: one with a thread for each task, as Spring Boot's is once
 * virtual threads are on. Never one that lets tasks wait for others to end, as its pool of threads does: a stream needs its run to go
 * on while it is read, and a reader within the pool would wait for a run behind it for ever.
 */
final class ServiceExecutor {

    /** As in Spring Boot, and for the same uses. */
    private static final String NAME = "applicationTaskExecutor";

    private ServiceExecutor() {}

    /** Looks at what kind it is before it is made: the usual one is not made for this. */
    static Optional<Executor> of(BeanFactory beans) {
        if (!beans.containsBean(NAME) || !beans.isTypeMatch(NAME, SimpleAsyncTaskExecutor.class)) {
            return Optional.empty();
        }
        // A service may have put something around it, which is of another type.
        return beans.getBean(NAME) instanceof SimpleAsyncTaskExecutor executor && !executor.isThrottleActive()
                ? Optional.of(executor)
                : Optional.empty();
    }
}
