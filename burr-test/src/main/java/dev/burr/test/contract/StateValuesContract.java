package dev.burr.test.contract;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.State;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The part of {@link StateLoaderContract} that is about what is in a state. */
abstract class StateValuesContract extends RecordedApplications {

    /** What is in a state. */
    @Nested
    final class Values {

        private State recordedState(String key, @Nullable Object value) {
            recorded()
                    .withActions(action("put").writes(key).run(state -> state.with(key, value)))
                    .withEntrypoint("put")
                    .withIdentifiers("values")
                    .build()
                    .step();
            return last("values").state();
        }

        @Test
        void comeBackAsTheTypesThatTheyWere() {
            var order = new Order(7, List.of(new Line("ärger-☃", Size.LARGE)), Optional.empty(), LocalDate.EPOCH);

            assertThat(recordedState("order", order).get("order", Order.class)).isEqualTo(order);
        }

        @Test
        void areUnmasked() {
            State state = recordedState("password", "hunter2");

            assertThat(state.getString("password")).isEqualTo("hunter2");
        }

        @Test
        void mayBeNull() {
            State state = recordedState("nothing", null);

            assertThat(state.has("nothing")).isTrue();
            assertThat(state.find("nothing")).isEmpty();
        }

        @Test
        void nest() {
            Map<String, Object> nested = Map.of("list", Arrays.asList(1, null, Map.of("deep", true)));

            assertThat(recordedState("nested", nested).get("nested")).isEqualTo(nested);
        }

        @Test
        void keepTheOrderOfTheirKeys() {
            recorded()
                    .withActions(action("put")
                            .writes("c", "a", "b")
                            .run(state -> state.with("c", 1).with("a", 2).with("b", 3)))
                    .withEntrypoint("put")
                    .withIdentifiers("ordered")
                    .build()
                    .step();

            assertThat(last("ordered").state().keys()).containsExactly("c", "a", "b");
        }

        private enum Size {
            LARGE
        }

        private record Line(String article, Size size) {}

        private record Order(int number, List<Line> lines, Optional<String> note, LocalDate day) {}
    }
}
