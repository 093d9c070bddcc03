package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import dev.burr.persistence.jdbc.JdbcDialect;
import dev.burr.persistence.jdbc.JdbcStatePersister;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

final class BurrPersistenceAutoConfigurationTest {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrAutoConfiguration.class,
                        BurrPersistenceAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        DataSourceInitializationAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class))
                .withPropertyValues("burr.tracking.enabled=false", "spring.datasource.url=" + url);
    }

    private ApplicationContextRunner saving() {
        return service().withPropertyValues("burr.persistence.type=jdbc");
    }

    private static ApplicationBuilder counter(ApplicationContext context) {
        return context.getBean(ApplicationBuilder.class)
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withEntrypoint("count");
    }

    private static Application counting(ApplicationContext context) {
        return counter(context)
                .withIdentifiers("counter")
                .withState(State.of("n", 0))
                .build();
    }

    private static StatePersister persisterOf(ApplicationContext context) {
        return context.getBean(StatePersister.class);
    }

    private static TransactionTemplate transactionOf(ApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    @Nested
    final class ByDefault {

        @Test
        void savesNothing() {
            service().run(context -> {
                counting(context).step();

                assertThat(context).doesNotHaveBean(StatePersister.class);
            });
        }

        @Test
        void needsNothingOfDatabases() {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(BurrAutoConfiguration.class, BurrPersistenceAutoConfiguration.class))
                    .withPropertyValues("burr.tracking.enabled=false")
                    .withClassLoader(new FilteredClassLoader(
                            "org.springframework.jdbc",
                            "org.springframework.transaction",
                            "org.springframework.boot.jdbc",
                            "org.springframework.boot.sql"))
                    .run(context -> {
                        counting(context).step();

                        assertThat(context).hasNotFailed().doesNotHaveBean(StatePersister.class);
                    });
        }

        @Test
        void savesWhereTheServiceHasAPersisterOfItsOwn() {
            service().withUserConfiguration(OwnPersister.class).run(context -> {
                counting(context).step();

                assertThat(persisterOf(context).list()).containsExactly("counter");
            });
        }
    }

    @Nested
    final class WithJdbc {

        @Test
        void savesInTheDatabaseOfTheService() {
            saving().run(context -> {
                counting(context).step();

                assertThat(persisterOf(context)).isInstanceOf(JdbcStatePersister.class);
                assertThat(JdbcStatePersister.in(new DriverManagerDataSource(url, "sa", ""))
                                .list())
                        .containsExactly("counter");
                assertThat(counter(context).resumeFrom("counter").build().state())
                        .isEqualTo(State.of("n", 1));
            });
        }

        @Test
        void givesWayToAPersisterThatAnApplicationIsTold() {
            saving().run(context -> {
                var other = new InMemoryStatePersister();

                counter(context)
                        .withIdentifiers("counter")
                        .withState(State.of("n", 0))
                        .withPersister(other)
                        .build()
                        .step();

                assertThat(other.list()).containsExactly("counter");
                assertThat(persisterOf(context).list()).isEmpty();
            });
        }

        @Test
        void takesTheTableThatItIsTold() {
            saving().withPropertyValues("burr.persistence.jdbc.table-name=PUBLIC.chats")
                    .run(context -> {
                        counting(context).step();

                        assertThat(JdbcStatePersister.builder(new DriverManagerDataSource(url, "sa", ""))
                                        .table("chats")
                                        .createSchema(false)
                                        .build()
                                        .list())
                                .containsExactly("counter");
                    });
        }

        @Test
        void takesTheDialectThatItIsTold() {
            saving().withPropertyValues(
                            "spring.datasource.url=" + url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                            "burr.persistence.jdbc.dialect=postgresql")
                    .run(context -> {
                        counting(context).step();

                        assertThat(persisterOf(context).list()).containsExactly("counter");
                    });
        }

        @Test
        void waitsForTheScriptThatMakesTheTable() {
            saving().withUserConfiguration(TableByScript.class)
                    .withPropertyValues("burr.persistence.jdbc.initialize-schema=never")
                    .run(context -> {
                        counting(context).step();

                        assertThat(persisterOf(context).list()).containsExactly("counter");
                    });
        }

        @Test
        void makesItsTableInAnEmbeddedDatabaseOnlyWhereItIsToldTo(@TempDir Path folder) {
            ApplicationContextRunner embedded =
                    saving().withPropertyValues("burr.persistence.jdbc.initialize-schema=embedded");

            embedded.run(context -> {
                counting(context).step();

                assertThat(persisterOf(context).list()).containsExactly("counter");
            });
            embedded.withPropertyValues("spring.datasource.url=jdbc:h2:file:" + folder.resolve("states"))
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("Table \"BURR_STATE\" not found"));
        }

        @Test
        void saysThatADatabaseCanNotBeAskedWhetherItIsEmbedded() {
            service()
                    .withBean("unreachable", DataSource.class, () -> new DriverManagerDataSource("jdbc:nothing:there"))
                    .withPropertyValues(
                            "burr.persistence.type=jdbc", "burr.persistence.jdbc.initialize-schema=embedded")
                    .run(context -> assertThat(context)
                            .getFailure()
                            .hasStackTraceContaining("burr.persistence.type is 'jdbc', but states can't be saved. The"
                                    + " database can't be asked whether it is embedded: "));
        }

        @Test
        void backsOffWhereTheServiceHasAPersisterOfItsOwn() {
            saving().withUserConfiguration(OwnPersister.class).run(context -> assertThat(context)
                    .getBean(StatePersister.class)
                    .isInstanceOf(InMemoryStatePersister.class));
        }

        @Test
        void takesThePrimaryDataSource() {
            saving().withUserConfiguration(TwoDataSources.class, PrimaryDataSource.class)
                    .run(context -> {
                        counting(context).step();

                        assertThat(JdbcStatePersister.in(new DriverManagerDataSource(PrimaryDataSource.URL))
                                        .list())
                                .containsExactly("counter");
                    });
        }

        @Test
        void isOffWithTheRest() {
            saving().withPropertyValues("burr.enabled=false")
                    .run(context -> assertThat(context).doesNotHaveBean(StatePersister.class));
        }
    }

    @Nested
    final class InATransaction {

        @Test
        void savesWithIt() {
            saving().run(context -> {
                transactionOf(context)
                        .executeWithoutResult(status -> counting(context).step());

                assertThat(persisterOf(context).list()).containsExactly("counter");
            });
        }

        @Test
        void savesNothingWhenItIsUndone() {
            saving().run(context -> {
                transactionOf(context).executeWithoutResult(status -> {
                    counting(context).step();
                    status.setRollbackOnly();
                });

                assertThat(persisterOf(context).list()).isEmpty();
            });
        }

        @Test
        void commitsByItselfWhereThereIsNone() {
            saving().withPropertyValues("spring.datasource.hikari.auto-commit=false")
                    .run(context -> {
                        counting(context).step();

                        assertThat(JdbcStatePersister.in(new DriverManagerDataSource(url, "sa", ""))
                                        .list())
                                .containsExactly("counter");
                    });
        }

        @Test
        void goesOnAfterAStepWasRefused() {
            saving().run(context -> {
                Application app = counting(context);
                app.step();
                counter(context).resumeFrom("counter").build().step();

                transactionOf(context).executeWithoutResult(status -> {
                    assertThatExceptionOfType(StepAlreadySavedException.class).isThrownBy(app::step);
                    counter(context)
                            .withIdentifiers("other")
                            .withState(State.of("n", 0))
                            .build()
                            .step();
                });

                assertThat(persisterOf(context).list()).containsExactlyInAnyOrder("counter", "other");
            });
        }
    }

    @Nested
    final class WhenItCantSave {

        @Test
        void failsForWantOfSpringJdbc() {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(BurrAutoConfiguration.class, BurrPersistenceAutoConfiguration.class))
                    .withPropertyValues("burr.tracking.enabled=false", "burr.persistence.type=jdbc")
                    .withClassLoader(new FilteredClassLoader("org.springframework.jdbc"))
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(PersistenceUnavailableException.class)
                            .hasMessage("burr.persistence.type is 'jdbc', but spring-jdbc is not on the class path."));
        }

        @Test
        void failsForWantOfADataSource() {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(BurrAutoConfiguration.class, BurrPersistenceAutoConfiguration.class))
                    .withPropertyValues("burr.tracking.enabled=false", "burr.persistence.type=jdbc")
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(PersistenceUnavailableException.class)
                            .hasMessage("burr.persistence.type is 'jdbc', but there is no DataSource."));
        }

        @Test
        void failsWhenItWouldHaveToChoose() {
            saving().withUserConfiguration(TwoDataSources.class).run(context -> assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOfSatisfying(PersistenceUnavailableException.class, failure -> {
                        assertThat(failure)
                                .hasMessage(
                                        "burr.persistence.type is 'jdbc', but there are 2 DataSource beans, and none of them is primary.");
                        assertThat(failure.action()).contains("@Primary", "StatePersister");
                    }));
        }

        @Test
        void failsForATableWhoseNameIsNotSafe() {
            saving().withPropertyValues("burr.persistence.jdbc.table-name=states; --")
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOfSatisfying(
                                    InvalidConfigurationPropertyValueException.class, failure -> assertThat(failure)
                                            .returns("burr.persistence.jdbc.table-name", invalid -> invalid.getName())
                                            .returns("states; --", invalid -> invalid.getValue())));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnPersister {
        @Bean
        StatePersister ownPersister() {
            return new InMemoryStatePersister();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDataSources {
        @Bean
        DataSource orders() {
            return new DriverManagerDataSource("jdbc:h2:mem:orders");
        }

        @Bean
        DataSource returns() {
            return new DriverManagerDataSource("jdbc:h2:mem:returns");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryDataSource {
        static final String URL = "jdbc:h2:mem:primary;DB_CLOSE_DELAY=-1";

        @Bean
        @Primary
        DataSource primary() {
            return new DriverManagerDataSource(URL);
        }
    }

    /** As Flyway's initializer is one. */
    @Configuration(proxyBeanMethods = false)
    static class TableByScript {
        @Bean
        DataSourceScriptDatabaseInitializer script(DataSource dataSource) {
            var settings = new DatabaseInitializationSettings();
            settings.setSchemaLocations(List.of("optional:none.sql"));
            return new DataSourceScriptDatabaseInitializer(dataSource, settings) {
                @Override
                public boolean initializeDatabase() {
                    var script = new ByteArrayResource(
                            JdbcStatePersister.schema(JdbcDialect.H2).getBytes(StandardCharsets.UTF_8));
                    new ResourceDatabasePopulator(script).execute(dataSource);
                    return true;
                }
            };
        }
    }
}
