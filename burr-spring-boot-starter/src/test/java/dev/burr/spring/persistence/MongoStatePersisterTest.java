package dev.burr.spring.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.burr.core.ApplicationId;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StatePersister;
import dev.burr.test.contract.StatePersisterContract;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Holds the persister against its contract, on a server in this process that speaks MongoDB's protocol. It is not MongoDB: what is true of
 * write concerns, elections and sizes of documents is not shown here.
 */
final class MongoStatePersisterTest extends StatePersisterContract {

    private static MongoServer server;
    private static MongoClient client;

    private MongoTemplate mongo;
    private StatePersister persister;

    @BeforeAll
    static void start() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.shutdownNow();
    }

    @BeforeEach
    void connect() {
        mongo = new MongoTemplate(client, "burr");
        mongo.dropCollection("burr_state");
        persister = MongoStatePersister.in(mongo);
    }

    @Override
    protected StatePersister persister() {
        return persister;
    }

    private static PersistedState step() {
        return PersistedState.of(
                new ApplicationId("chat", "ana"),
                "tell",
                State.of("n", 1).at(new Position(7, "tell")),
                Instant.parse("2026-03-01T12:00:00.123456Z"));
    }

    @Test
    void hasFieldsToAskFor() {
        persister.save(step());

        assertThat(mongo.getCollection("burr_state").find().first())
                .containsEntry("app_id", "chat")
                .containsEntry("sequence_id", 7L)
                .containsEntry("partition_key", "ana")
                .containsEntry("action", "tell")
                .containsEntry("status", "completed")
                .containsEntry("saved_at", Date.from(Instant.parse("2026-03-01T12:00:00.123Z")));
    }

    @Test
    void makesItsIndexesOnce() {
        MongoStatePersister.in(mongo);

        assertThat(mongo.getCollection("burr_state").listIndexes())
                .extracting(index -> index.get("key", Document.class).keySet().toString())
                .containsExactlyInAnyOrder("[_id]", "[app_id, sequence_id]", "[partition_key, app_id]");
    }

    @Test
    void saysWhichDocumentIsNotWhatWasSaved() {
        persister.save(step());
        mongo.getCollection("burr_state")
                .updateOne(new Document("app_id", "chat"), new Document("$set", new Document("step", "{}")));

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> persister.load("chat"))
                .withMessageStartingWith(
                        "Step 7 of application 'chat' in collection 'burr_state' is not what was saved: ");
    }

    @Test
    void refusesAnIdThatWouldComeBackAsAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> persister.checkId(ApplicationId.of("a\ud800")))
                .withMessageContaining("has half of a character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> persister.checkId(ApplicationId.of("")))
                .withMessageContaining("is empty");
    }

    @Test
    void refusesACollectionThatCanNotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MongoStatePersister.in(mongo, "a$b"))
                .withMessage("Collection 'a$b' has a name that MongoDB does not take. Use letters, digits and '_'.");
    }

    @Test
    void saysWhenMongoIsNotThere() {
        var gone = new MongoServer(new MemoryBackend());
        String address = gone.bindAndGetConnectionString();
        gone.shutdownNow();
        try (MongoClient lost = MongoClients.create(address + "/?serverSelectionTimeoutMS=50")) {
            assertThatExceptionOfType(PersistenceException.class)
                    .isThrownBy(() -> MongoStatePersister.in(new MongoTemplate(lost, "burr")))
                    .withMessageStartingWith("State can't be found in collection 'burr_state' of MongoDB: ")
                    .withMessageEndingWith("Check that it runs, who may use it, and spring.mongodb.");
        }
    }
}
