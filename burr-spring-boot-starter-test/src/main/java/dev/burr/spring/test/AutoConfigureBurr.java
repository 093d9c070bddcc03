package dev.burr.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Gives a test what the starter gives a service, where runs are recorded in memory, by an {@link
 * dev.burr.test.InMemoryTrackingClient} that forgets them before each test method. For use beside {@code @SpringBootTest}, or
 * another slice; {@link BurrTest} has it.
 *
 * <p>A tracking client that the service defines as a bean stays as it is.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureBurr {}
