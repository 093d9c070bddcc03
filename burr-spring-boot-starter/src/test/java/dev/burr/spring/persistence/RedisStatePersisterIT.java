package dev.burr.spring.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.core.ApplicationId;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.environment.NeedsRedis;
import dev.burr.environment.Redis;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StatePersister;
import dev.burr.test.contract.StatePersisterContract;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Holds the persister against its contract, on a real Redis. */
@NeedsRedis
final class RedisStatePersisterIT extends StatePersisterContract {

    private static LettuceConnectionFactory connections;

    private final String prefix = "test-" + UUID.randomUUID();
    private StringRedisTemplate redis;
    private StatePersister persister;

    @BeforeAll
    static void start() {
        connections = new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(Redis.url()));
        connections.start();
    }

    @AfterAll
    static void stop() {
        connections.destroy();
    }

    @BeforeEach
    void connect() {
        redis = new StringRedisTemplate(connections);
        persister = RedisStatePersister.in(redis, prefix);
    }

    @AfterEach
    void leaveNothing() {
        redis.delete(redis.keys("{" + prefix + "}:*"));
    }

    @Override
    protected StatePersister persister() {
        return persister;
    }

    private static PersistedState step(ApplicationId id, long sequenceId) {
        return PersistedState.of(id, "tell", State.of("n", 1).at(new Position(sequenceId, "tell")), Instant.EPOCH);
    }

    @Test
    void leavesNoKeyBehindWhenAnApplicationIsDeleted() {
        persister.save(step(new ApplicationId("chat", "ana"), 0));
        persister.save(step(new ApplicationId("chat", "bob"), 1));
        assertThat(persister.list("ana")).containsExactly("chat");

        persister.delete("chat");

        assertThat(redis.keys("{" + prefix + "}:*")).isEmpty();
    }

    @Test
    void keepsApartWhatHasAnotherPrefix() {
        StatePersister other = RedisStatePersister.in(redis, prefix + "-other");
        persister.save(step(ApplicationId.of("chat"), 0));

        assertThat(other.list()).isEmpty();
        assertThat(other.load("chat")).isEmpty();
    }

    @Test
    void saysWhichFieldIsNotWhatWasSaved() {
        persister.save(step(ApplicationId.of("chat"), 7));
        redis.opsForHash().put("{" + prefix + "}:steps:chat", "7", "{}");

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> persister.load("chat"))
                .withMessageStartingWith(
                        "Field 7 of Redis key '{%s}:steps:chat' is not what was saved: ".formatted(prefix));
    }

    @Test
    void refusesAPrefixThatWouldSpreadItsKeys() {
        for (String wrong : List.of("", "a}b", "{a")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RedisStatePersister.in(redis, wrong))
                    .withMessageContaining("is empty or has a brace");
        }
    }

    @Test
    void refusesAnIdThatWouldComeBackAsAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> persister.checkId(new ApplicationId("chat", "a\ud800")))
                .withMessageContaining("Partition key")
                .withMessageContaining("has half of a character");
    }

    @Test
    void saysWhenRedisIsNotThere() {
        var nowhere = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));
        nowhere.start();
        try {
            assertThatExceptionOfType(PersistenceException.class)
                    .isThrownBy(() -> RedisStatePersister.in(new StringRedisTemplate(nowhere)))
                    .withMessageStartingWith("State can't be found in Redis: ")
                    .withMessageEndingWith("Check that it runs, that it takes writes, and spring.data.redis.");
        } finally {
            nowhere.destroy();
        }
    }
}
