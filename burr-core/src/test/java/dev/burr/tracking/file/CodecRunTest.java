package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.BurrAction;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.serde.Serde;
import dev.burr.serde.ValueCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a codec wrote is read by it, wherever a reloaded application asks for the value. */
final class CodecRunTest {

    @TempDir
    private Path storage;

    private LocalTrackingClient client;

    /** Neither a record nor a bean. */
    static final class Money {
        private final long cents;

        private Money(long cents) {
            this.cents = cents;
        }

        static Money of(Object json) {
            return new Money(Long.parseLong(((String) json).replace(" ct", "")));
        }

        String text() {
            return cents + " ct";
        }

        Money plus(Money other) {
            return new Money(cents + other.cents);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Money money && money.cents == cents;
        }

        @Override
        public int hashCode() {
            return Objects.hash(cents);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record Order(String id, Money price, List<Money> parts) {}

    static final class Till {
        @BurrAction(writes = "total")
        Money add(Money price, List<Money> parts, Order order) {
            return price.plus(parts.get(0))
                    .plus(order.price())
                    .plus(order.parts().get(0));
        }
    }

    @BeforeEach
    void open() {
        client = LocalTrackingClient.builder()
                .project("p")
                .storageDir(storage)
                .serde(Serde.builder()
                        .codec(ValueCodec.ofType(Money.class, Money::text, Money::of))
                        .codec(ValueCodec.ofKey("path", Path.class, Path::toString, json -> Path.of((String) json)))
                        .build())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private ApplicationBuilder till() {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("take")
                        .inputs("path")
                        .writes("path")
                        .run((state, inputs) -> state.with("path", inputs.get("path"))))
                .withActionsOf(new Till())
                .withTransitions(from("take").to("add"), from("add").to("take"));
    }

    private void take() {
        till().withState(State.of("price", new Money(1), "parts", List.of(new Money(2)), "order", order()))
                .withEntrypoint("take")
                .withIdentifiers("a")
                .build()
                .step(Inputs.of("path", Path.of("a", "b")));
    }

    private static Order order() {
        return new Order("o", new Money(4), List.of(new Money(8)));
    }

    @Test
    void givesValuesOfATypeWhereItIsAskedFor() {
        take();

        State loaded = client.load("a").orElseThrow().state();

        assertThat(loaded.get("price")).isEqualTo("1 ct");
        assertThat(loaded.get("price", Money.class)).isEqualTo(new Money(1));
        assertThat(loaded.getList("parts", Money.class)).containsExactly(new Money(2));
        assertThat(loaded.get("order", Order.class)).isEqualTo(order());
        assertThat(loaded.with("n", 1).without("parts").get("price", Money.class))
                .isEqualTo(new Money(1));
    }

    @Test
    void givesThemToActionsOfAnApplicationThatGoesOn() {
        take();

        State after = till().resumeFrom("a").build().step().orElseThrow().state();

        assertThat(after.get("total")).isEqualTo(new Money(15));
        assertThat(client.load("a").orElseThrow().state().asMap()).containsEntry("total", "15 ct");
    }

    @Test
    void givesTheValuesOfKeysAtOnce() {
        take();

        PersistedState loaded = client.load("a").orElseThrow();

        assertThat(loaded.state().get("path")).isEqualTo(Path.of("a", "b"));
        assertThat(loaded.inputs().asMap()).isEqualTo(Map.of("path", Path.of("a", "b")));
        assertThat(loaded.position().priorStep()).isEqualTo("take");
        assertThat(client.load("a", 0).orElseThrow().state().get("path")).isEqualTo(Path.of("a", "b"));
    }
}
