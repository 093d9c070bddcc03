package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import dev.burr.spring.persistence.MongoStatePersister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Persisters that a service has for a template of Spring Data. What they do is in their own tests. */
final class SpringDataPersistenceTest {

    private static ApplicationContextRunner service(String type) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(BurrAutoConfiguration.class, BurrPersistenceAutoConfiguration.class))
                .withPropertyValues("burr.tracking.enabled=false", "burr.persistence.type=" + type);
    }

    private static FailureAnalysis analysis(AssertableApplicationContext context) {
        FailureAnalysis analysis = new PersistenceUnavailableFailureAnalyzer().analyze(context.getStartupFailure());
        assertThat(analysis).isNotNull();
        return analysis;
    }

    @Test
    void isInTheCollectionThatWasNamed() {
        var server = new MongoServer(new MemoryBackend());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            var template = new MongoTemplate(client, "service");

            service("mongo")
                    .withBean(MongoTemplate.class, () -> template)
                    .withPropertyValues("burr.persistence.mongo.collection-name=chats")
                    .run(context ->
                            assertThat(context.getBean(StatePersister.class)).isInstanceOf(MongoStatePersister.class));

            assertThat(template.getCollectionNames()).containsExactly("chats");
        } finally {
            server.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "redis, StringRedisTemplate, spring-boot-starter-data-redis, spring.data.redis",
        "mongo, MongoTemplate, spring-boot-starter-data-mongodb, spring.mongodb"
    })
    void needsATemplate(String type, String template, String starter, String properties) {
        service(type).run(context -> {
            assertThat(analysis(context).getDescription())
                    .isEqualTo("burr.persistence.type is '%s', but there is no %s.".formatted(type, template));
            assertThat(analysis(context).getAction())
                    .isEqualTo(
                            "Add %s, and say where it is by %s. Or take burr.persistence.type out, and nothing is saved."
                                    .formatted(starter, properties));
        });
    }

    @ParameterizedTest
    @CsvSource({"redis, spring-data-redis", "mongo, spring-data-mongodb"})
    void needsItsLibrary(String type, String library) {
        service(type)
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.data", "com.mongodb", "io.lettuce", "org.springframework.dao"))
                .run(context -> assertThat(analysis(context).getDescription())
                        .isEqualTo("burr.persistence.type is '%s', but %s is not on the class path."
                                .formatted(type, library)));
    }

    @Test
    void needsOneTemplateOfSeveral() {
        service("redis")
                .withBean("one", StringRedisTemplate.class, SpringDataPersistenceTest::nowhere)
                .withBean("other", StringRedisTemplate.class, SpringDataPersistenceTest::nowhere)
                .run(
                        context -> assertThat(analysis(context).getDescription())
                                .isEqualTo(
                                        "burr.persistence.type is 'redis', but there are 2 StringRedisTemplate beans, and none of them is primary."));
    }

    private static StringRedisTemplate nowhere() {
        var connections = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));
        connections.start();
        return new StringRedisTemplate(connections);
    }

    @Test
    void saysWhenTheStoreIsNotThere() {
        service("redis")
                .withBean(StringRedisTemplate.class, SpringDataPersistenceTest::nowhere)
                .run(context -> {
                    assertThat(analysis(context).getDescription())
                            .startsWith(
                                    "burr.persistence.type is 'redis', but states can't be saved. State can't be found in Redis: ");
                    assertThat(analysis(context).getAction())
                            .isEqualTo("Do what it says. Or take burr.persistence.type out, and nothing is saved.");
                });
    }

    @Test
    void refusesASettingThatCanNotBe() {
        service("redis")
                .withBean(StringRedisTemplate.class, SpringDataPersistenceTest::nowhere)
                .withPropertyValues("burr.persistence.redis.key-prefix=a}b")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("burr.persistence.redis.key-prefix")
                        .hasMessageContaining("Prefix 'a}b' is empty or has a brace."));
    }

    @Test
    void leavesAPersisterOfTheServiceInPlace() {
        service("redis")
                .withBean(StatePersister.class, InMemoryStatePersister::new)
                .run(context ->
                        assertThat(context.getBean(StatePersister.class)).isInstanceOf(InMemoryStatePersister.class));
    }

    @Test
    void isNotThereWhereBurrIsOff() {
        service("mongo")
                .withPropertyValues("burr.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(StatePersister.class));
    }
}
