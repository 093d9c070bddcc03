package dev.burr.spring.persistence;

import dev.burr.core.ApplicationId;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedStateJson;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Keeps states in Redis. A step is saved by a script, whole or not at all, and only where it is not saved yet. Nothing expires or is
 * deleted unless asked for.
 *
 * <p>What is saved survives what Redis survives: with {@code appendonly no}, it may lose the last steps with the server's
 * process, and with an eviction policy other than {@code noeviction}, whatever it likes. Reads must go to the primary.
 *
 * <p>Keys, behind {@code {burr}:} or the prefix that was given: {@code steps:<id>}, a hash from step to JSON; {@code
 * order:<id>}, its steps in order; {@code applications}, {@code partition:<key>} and {@code no-partition}, sets of ids; {@code
 * sets:<id>}, those that it is in. The braces put them into one slot of a Redis Cluster, for the script: give parts of a service
 * prefixes of their own to spread them.
 */
public final class RedisStatePersister implements StatePersister {

    /** The prefix when none is given. */
    public static final String DEFAULT_PREFIX = "burr";

    private static final RedisScript<Boolean> SAVE = new DefaultRedisScript<>(
            """
            if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then
                return false
            end
            redis.call('ZADD', KEYS[2], ARGV[1], ARGV[1])
            for place = 4, 5 do
                redis.call('SADD', KEYS[place], ARGV[3])
                redis.call('SADD', KEYS[3], KEYS[place])
            end
            return true
            """,
            Boolean.class);

    private static final RedisScript<Boolean> DELETE = new DefaultRedisScript<>(
            """
            for place, set in ipairs(redis.call('SMEMBERS', KEYS[3])) do
                redis.call('SREM', set, ARGV[1])
            end
            redis.call('DEL', KEYS[2], KEYS[3])
            return redis.call('DEL', KEYS[1]) == 1
            """,
            Boolean.class);

    private final StringRedisTemplate redis;
    private final String prefix;

    private RedisStatePersister(StringRedisTemplate redis, String prefix) {
        this.redis = redis;
        this.prefix = "{" + prefix + "}:";
    }

    /**
     * A persister whose keys begin with {@code {burr}:}. It connects, to see that Redis is there.
     *
     * @throws PersistenceException when it can't
     */
    public static RedisStatePersister in(StringRedisTemplate redis) {
        return in(redis, DEFAULT_PREFIX);
    }

    /**
     * The same with another prefix.
     *
     * @throws IllegalArgumentException when the prefix is empty or has a brace
     * @throws PersistenceException when it can't connect
     */
    public static RedisStatePersister in(StringRedisTemplate redis, String prefix) {
        if (prefix.isEmpty() || prefix.contains("{") || prefix.contains("}")) {
            throw new IllegalArgumentException(
                    "Prefix '%s' is empty or has a brace. Use letters, digits, ':' and '-': braces are set around it."
                            .formatted(prefix));
        }
        var persister = new RedisStatePersister(redis, prefix);
        persister.call("found", () -> redis.hasKey(persister.applications()));
        return persister;
    }

    @Override
    public void checkId(ApplicationId id) {
        StoredId.require(id);
    }

    @Override
    public void save(PersistedState step) {
        checkId(step.application());
        String appId = step.application().appId();
        long sequenceId = step.position().sequenceId();
        String json = PersistedStateJson.encode(step);
        List<String> keys = List.of(
                steps(appId),
                order(appId),
                sets(appId),
                applications(),
                partition(step.application().partitionKey()));
        Boolean saved = call("saved", () -> redis.execute(SAVE, keys, String.valueOf(sequenceId), json, appId));
        if (!Boolean.TRUE.equals(saved)) {
            throw new StepAlreadySavedException(appId, sequenceId);
        }
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        Set<String> last = call("loaded", () -> redis.opsForZSet().reverseRange(order(appId), 0, 0));
        return last == null || last.isEmpty()
                ? Optional.empty()
                : load(appId, Long.parseLong(last.iterator().next()));
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        String json =
                call("loaded", () -> redis.<String, String>opsForHash().get(steps(appId), String.valueOf(sequenceId)));
        return Optional.ofNullable(json).map(text -> decode(text, appId, sequenceId));
    }

    private PersistedState decode(String json, String appId, long sequenceId) {
        try {
            return PersistedStateJson.decode(json);
        } catch (IllegalArgumentException e) {
            throw new PersistenceException(
                    "Field %d of Redis key '%s' is not what was saved: %s Delete it, or put it right."
                            .formatted(sequenceId, steps(appId), e.getMessage()),
                    e);
        }
    }

    @Override
    public List<String> list() {
        return members(applications());
    }

    @Override
    public List<String> list(@Nullable String partitionKey) {
        return members(partition(partitionKey));
    }

    private List<String> members(String set) {
        Set<String> ids = call("listed", () -> redis.opsForSet().members(set));
        return ids == null ? List.of() : List.copyOf(ids);
    }

    @Override
    public boolean delete(String appId) {
        List<String> keys = List.of(steps(appId), order(appId), sets(appId));
        return Boolean.TRUE.equals(call("deleted", () -> redis.execute(DELETE, keys, appId)));
    }

    private String steps(String appId) {
        return prefix + "steps:" + appId;
    }

    private String order(String appId) {
        return prefix + "order:" + appId;
    }

    private String sets(String appId) {
        return prefix + "sets:" + appId;
    }

    private String applications() {
        return prefix + "applications";
    }

    private String partition(@Nullable String key) {
        return prefix + (key == null ? "no-partition" : "partition:" + key);
    }

    private <T> @Nullable T call(String what, Supplier<@Nullable T> command) {
        try {
            return command.get();
        } catch (DataAccessException e) {
            throw StoreFailure.of(what, "in Redis", "that it takes writes, and spring.data.redis", e);
        }
    }
}
