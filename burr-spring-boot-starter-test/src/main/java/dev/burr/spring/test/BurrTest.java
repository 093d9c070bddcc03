package dev.burr.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of the applications of a Spring service, and nothing else of it: no server, no database, no file.
 *
 * <pre>{@code
 * @BurrTest
 * class ChatTest {
 *
 *     @Autowired ApplicationBuilder builder;
 *     @Autowired Graph chat;
 *     @MockitoBean Moderation moderation;
 *     …
 * }
 * }</pre>
 *
 * <p>Of what component scanning finds, there are classes with {@link dev.burr.core.BurrAction} methods, configurations that define a
 * {@link dev.burr.core.Graph} or one of the following, and components that are an {@link dev.burr.core.Action}, an {@link
 * dev.burr.spring.autoconfigure.ApplicationBuilderCustomizer}, a {@link dev.burr.lifecycle.LifecycleHook}, a {@link
 * dev.burr.serde.ValueCodec} or a {@link dev.burr.serde.ValueMask}. What these need of the rest, include it with {@link
 * #includeFilters} or {@code @Import}, or replace it with {@code @MockitoBean}. Of auto-configurations, there is that of Burr
 * only, recording in memory: see {@link AutoConfigureBurr}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(BurrTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(BurrTypeExcludeFilter.class)
@AutoConfigureBurr
public @interface BurrTest {

    /** Properties, as {@code key=value}, that are set before the context is made. */
    String[] properties() default {};

    /** Whether what is listed above is included; what {@link #includeFilters} find, otherwise. */
    boolean useDefaultFilters() default true;

    /** Finds further components. */
    Filter[] includeFilters() default {};

    /** Finds components that are not to be there. */
    Filter[] excludeFilters() default {};

    /** Auto-configurations that are not to be there. */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
