package dev.burr.spring.persistence;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.burr.core.ApplicationId;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedStateJson;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.CollectionCallback;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Keeps states in a collection of MongoDB, a document for each step. Its {@code _id}, application and step, sees to it that a step is
 * saved once. Nothing is deleted unless asked for.
 *
 * <p>What is saved survives what the write concern of the template says, the driver's when not set. Reads must go to the
 * primary. A step is at most as large as a document of MongoDB, 16 MB.
 *
 * <p>A document has {@code app_id}, {@code sequence_id}, {@code partition_key}, {@code action}, {@code status} and {@code saved_at}
 * for queries of your own, and {@code step}, all that was saved as JSON text: as it came, with its keys in order and numbers of any size.
 */
public final class MongoStatePersister implements StatePersister {

    /** The collection when none is given. */
    public static final String DEFAULT_COLLECTION = "burr_state";

    private final MongoOperations mongo;
    private final String collection;

    private MongoStatePersister(MongoOperations mongo, String collection) {
        this.mongo = mongo;
        this.collection = collection;
    }

    /**
     * A persister with the collection {@code burr_state}. It connects, to make the indexes that are missing.
     *
     * @throws PersistenceException when it can't
     */
    public static MongoStatePersister in(MongoOperations mongo) {
        return in(mongo, DEFAULT_COLLECTION);
    }

    /**
     * The same with another collection.
     *
     * @throws IllegalArgumentException when MongoDB has no collection of such a name
     * @throws PersistenceException when it can't connect, or make an index
     */
    public static MongoStatePersister in(MongoOperations mongo, String collection) {
        if (collection.isBlank() || collection.startsWith("system.") || collection.matches(".*[$\0].*")) {
            throw new IllegalArgumentException(
                    "Collection '%s' has a name that MongoDB does not take. Use letters, digits and '_'."
                            .formatted(collection));
        }
        var persister = new MongoStatePersister(mongo, collection);
        persister.call("found", steps -> {
            steps.createIndex(Indexes.compoundIndex(Indexes.ascending("app_id"), Indexes.descending("sequence_id")));
            return steps.createIndex(
                    Indexes.ascending("partition_key", "app_id"), new IndexOptions().name("burr_partition"));
        });
        return persister;
    }

    @Override
    public void checkId(ApplicationId id) {
        StoredId.require(id);
    }

    @Override
    public void save(PersistedState step) {
        checkId(step.application());
        Document document = document(step);
        try {
            mongo.execute(collection, steps -> steps.insertOne(document));
        } catch (DuplicateKeyException e) {
            var saved = new StepAlreadySavedException(
                    step.application().appId(), step.position().sequenceId());
            saved.initCause(e);
            throw saved;
        } catch (DataAccessException e) {
            throw failed("saved", e);
        }
    }

    private static Document document(PersistedState step) {
        String appId = step.application().appId();
        long sequenceId = step.position().sequenceId();
        return new Document("_id", new Document("app_id", appId).append("sequence_id", sequenceId))
                .append("app_id", appId)
                .append("sequence_id", sequenceId)
                .append("partition_key", step.application().partitionKey())
                .append("action", step.action())
                .append("status", PersistedStateJson.word(step.status()))
                .append("saved_at", Date.from(step.savedAt()))
                .append("step", PersistedStateJson.encode(step));
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        return find(Filters.eq("app_id", appId));
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        return find(Filters.and(Filters.eq("app_id", appId), Filters.eq("sequence_id", sequenceId)));
    }

    private Optional<PersistedState> find(Bson wanted) {
        Document document = call("loaded", steps -> steps.find(wanted)
                .sort(Sorts.descending("sequence_id"))
                .limit(1)
                .first());
        return Optional.ofNullable(document).map(this::decode);
    }

    private PersistedState decode(Document document) {
        try {
            return PersistedStateJson.decode(Objects.requireNonNullElse(document.getString("step"), "null"));
        } catch (IllegalArgumentException e) {
            throw new PersistenceException(
                    "Step %s of application '%s' in collection '%s' is not what was saved: %s Delete it, or put it right."
                            .formatted(document.get("sequence_id"), document.get("app_id"), collection, e.getMessage()),
                    e);
        }
    }

    @Override
    public List<String> list() {
        return ids(List.of());
    }

    @Override
    public List<String> list(@Nullable String partitionKey) {
        return ids(List.of(Aggregates.match(Filters.eq("partition_key", partitionKey))));
    }

    /** By groups, as the answer to 'distinct' is one document, and has its limit. */
    private List<String> ids(List<Bson> first) {
        var stages = new ArrayList<>(first);
        stages.add(Aggregates.group("$app_id"));
        List<String> found = call("listed", steps -> {
            var ids = new ArrayList<String>();
            steps.aggregate(stages).forEach(group -> ids.add(group.getString("_id")));
            return ids;
        });
        return found == null ? List.of() : List.copyOf(found);
    }

    @Override
    public boolean delete(String appId) {
        Boolean deleted = call(
                "deleted",
                steps -> steps.deleteMany(Filters.eq("app_id", appId)).getDeletedCount() > 0);
        return Boolean.TRUE.equals(deleted);
    }

    private <T> @Nullable T call(String what, CollectionCallback<T> command) {
        try {
            return mongo.execute(collection, command);
        } catch (DataAccessException e) {
            throw failed(what, e);
        }
    }

    private PersistenceException failed(String what, DataAccessException failure) {
        return StoreFailure.of(
                what,
                "in collection '%s' of MongoDB".formatted(collection),
                "who may use it, and spring.mongodb",
                failure);
    }
}
