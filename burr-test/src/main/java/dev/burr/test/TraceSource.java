package dev.burr.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Gives a {@code ParameterizedTest} one {@link dev.burr.cases.TraceCase} after the other:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @TraceSource("traces/respond.json")
 * void respondsAsRecorded(TraceCase c) {
 *     assertThat(c.run(respond)).matchesRecordedState();
 * }
 * }</pre>
 *
 * <p>Files are written by {@code ./burr test-case create}, by {@link dev.burr.cases.TestCases}, or by hand. Tests are shown
 * under the names of their cases.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(TraceArguments.class)
public @interface TraceSource {

    /**
     * The files: resources of the class path, from its root on; where there is no such resource, files relative to the
     * directory in which the tests run.
     */
    String[] value();

    /** Only the cases of this action; all when not given. */
    String action() default "";
}
