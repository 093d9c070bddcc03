package dev.burr.spring.autoconfigure;

import dev.burr.application.ApplicationBuilder;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.persistence.StatePersister;
import dev.burr.serde.Serde;
import dev.burr.serde.ValueCodec;
import dev.burr.serde.ValueMask;
import dev.burr.spring.actuate.UiLinks;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;

/**
 * Gives a service an {@link ApplicationBuilder} that is tracked, and the {@link TrackingClient} that does it.
 *
 * <p>Every injection point gets a builder of its own, which carries the tracking client, the {@link StatePersister} if there
 * is one, the executor of the service where it suits, every {@link LifecycleHook} bean and what {@link
 * ApplicationBuilderCustomizer} beans add. {@link ApplicationBuilder#withTracker} and {@link ApplicationBuilder#withPersister}
 * choose others for an application. In a service with several tracking clients, none of them primary, a builder carries none, and
 * the same holds for persisters: a warning tells of the first application for which none was chosen.
 *
 * <p>Each {@link dev.burr.core.Graph} bean gets an {@link dev.burr.spring.application.ApplicationFactory}.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BurrProperties.class)
public final class BurrAutoConfiguration {

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean
    ApplicationBuilder burrApplicationBuilder(
            ObjectProvider<TrackingClient> tracking,
            ObjectProvider<StatePersister> persisters,
            ObjectProvider<LifecycleHook> hooks,
            ObjectProvider<ApplicationBuilderCustomizer> customizers,
            UnchosenBeans unchosen,
            BeanFactory beans) {
        var builder = new ApplicationBuilder();
        ServiceExecutor.of(beans).ifPresent(builder::withExecutor);
        tracking.ifUnique(builder::withDefaultTracker);
        persisters.ifUnique(builder::withDefaultPersister);
        builder.withHooks(hooks.orderedStream().toArray(LifecycleHook[]::new));
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        unchosen.watch(builder);
        return builder;
    }

    @Bean
    UnchosenBeans burrUnchosenBeans(ListableBeanFactory beans) {
        return new UnchosenBeans(beans);
    }

    /** Static, as it runs before there is any other bean. */
    @Bean
    static GraphApplications burrGraphApplications() {
        return new GraphApplications();
    }

    /** Lets go of the classes of a service that has ended, so that devtools can start it anew with others as often as it likes. */
    @Bean
    @Lazy(false)
    DisposableBean burrTypesForgotten() {
        return Serde::forgetTypes;
    }

    /** Recording into files on this machine. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "burr.tracking.enabled", matchIfMissing = true)
    static final class Tracking {

        private static final Logger log = LoggerFactory.getLogger(BurrAutoConfiguration.class);

        /** Writes the values that are recorded: with the masks, the limit and the codecs of the service. */
        @Bean
        @ConditionalOnMissingBean
        Serde burrTrackingSerde(
                BurrProperties properties, ObjectProvider<ValueMask> masks, ObjectProvider<ValueCodec<?>> codecs) {
            return new ValueSettings(properties.tracking())
                    .serde(
                            masks.orderedStream().toList(),
                            codecs.orderedStream().toList());
        }

        /** Carries the settings, for services that record several projects and so define the clients themselves. */
        @Bean
        @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
        @ConditionalOnMissingBean
        LocalTrackingClient.Builder burrTrackingClientBuilder(
                BurrProperties properties,
                Environment environment,
                Serde serde,
                ObjectProvider<TrackingClientCustomizer> customizers) {
            LocalTrackingClient.Builder builder = new TrackingSettings(properties, environment).builder(serde);
            for (TrackingClientCustomizer customizer :
                    customizers.orderedStream().toList()) {
                customizer.customize(builder);
            }
            return builder;
        }

        @Bean
        @ConditionalOnMissingBean
        TrackingClient burrTrackingClient(LocalTrackingClient.Builder builder, BurrProperties properties) {
            LocalTrackingClient client = builder.build();
            Optional<String> problem = RecordingFolder.of(client).problem();
            if (problem.isPresent()) {
                report(problem.get(), client);
            } else {
                log.info(
                        "Recording runs of project '{}' in {}{}",
                        client.project(),
                        client.storageDir(),
                        shown(client, properties));
            }
            return client;
        }

        /** A UI inside of the service is not there yet, and will say itself where it is. */
        private static String shown(LocalTrackingClient client, BurrProperties properties) {
            URI address = properties.ui().address();
            return address == null
                    ? ""
                    : UiLinks.to(address, () -> null)
                            .project(client.project())
                            .map(page -> ", shown at " + page)
                            .orElse("");
        }

        private static void report(String problem, LocalTrackingClient client) {
            if (client.onFailure() == OnFailure.FAIL) {
                throw new UnwritableStorageException(client.project(), problem);
            }
            log.warn(
                    "Runs of project '{}' can't be recorded. {} The service goes on without. Set burr.tracking.storage-dir to a"
                            + " directory that this user may write to, or burr.tracking.enabled to false.",
                    client.project(),
                    problem);
        }
    }
}
