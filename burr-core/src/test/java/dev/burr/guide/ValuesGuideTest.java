package dev.burr.guide;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import dev.burr.serde.ValueCodec;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guides/values.md shows. */
final class ValuesGuideTest {

    private static final Pattern CARD = Pattern.compile("\\b\\d{16}\\b");

    @TempDir
    private Path storage;

    private final Store store = new Store();

    /** Keeps what is large. */
    private static final class Store {
        private final Map<String, Recording> kept = new HashMap<>();

        Recording put(byte[] content) {
            var recording = new Recording("content-" + content.length, content);
            kept.put(recording.key(), recording);
            return recording;
        }

        Recording get(String key) {
            return Objects.requireNonNull(kept.get(key));
        }
    }

    /** What was put into the store, and where it is there. */
    record Recording(String key, byte[] content) {}

    /** Neither a record nor a bean. */
    static final class Money {
        private final long cents;

        private Money(long cents) {
            this.cents = cents;
        }

        static Money parse(String text) {
            return new Money(Long.parseLong(text.replace(" ct", "")));
        }

        String text() {
            return cents + " ct";
        }
    }

    @Test
    void recordsWhatItMay() throws IOException {
        Serde values = Serde.builder()
                .mask("*password*", "authorization")
                .mask((path, value) ->
                        value instanceof String text ? CARD.matcher(text).replaceAll("[card]") : value)
                .maxValueBytes(500_000)
                .codec(ValueCodec.ofType(Money.class, Money::text, json -> Money.parse((String) json)))
                .codec(ValueCodec.ofKey("audio", Recording.class, Recording::key, key -> store.get((String) key)))
                .build();

        LocalTrackingClient client = LocalTrackingClient.builder()
                .project("shop")
                .storageDir(storage)
                .serde(values)
                .build();

        Recording spoken = store.put(new byte[1_000_000]);
        new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("keep").run(state -> state))
                .withState(State.of("total", new Money(1999), "audio", spoken, "db_password", "s3cret")
                        .with("note", "pays with 4111111111111111"))
                .withEntrypoint("keep")
                .withIdentifiers("order-17")
                .build()
                .step();

        assertThat(Files.readString(storage.resolve("shop/order-17/log.jsonl")))
                .contains("\"total\":\"1999 ct\",\"audio\":\"content-1000000\"")
                .contains("\"db_password\":{\"__burr_masked__\":true}")
                .contains("\"note\":\"pays with [card]\"");
        loads(client, spoken);
        goesOn(client);
        client.close();
    }

    private static void loads(LocalTrackingClient client, Recording spoken) {
        State loaded = client.load("order-17").orElseThrow().state();

        Money total = loaded.get("total", Money.class);
        Recording audio = loaded.get("audio", Recording.class);

        assertThat(total.text()).isEqualTo("1999 ct");
        assertThat(audio).isEqualTo(spoken);
    }

    private static void goesOn(LocalTrackingClient client) {
        ApplicationBuilder builder = new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("keep").run(state -> state))
                .withEntrypoint("keep");
        String password = "new";

        Application resumed = builder.resumeFrom("order-17")
                .overriding("db_password", password)
                .build();

        assertThat(resumed.state().getString("db_password")).isEqualTo("new");
    }
}
