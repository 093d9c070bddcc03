package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WholeValuesTest {

    private final Serde serde = Serde.standard();
    private final JsonWriter out = new JsonWriter();

    record Holder(String name, Object held) {}

    @Test
    void areWrittenAsAlways() {
        serde.writeWhole(new Holder("a", Arrays.asList(1, null, Map.of("k", "v"))), out);

        assertThat(out).hasToString("{\"name\":\"a\",\"held\":[1,null,{\"k\":\"v\"}]}");
    }

    @Test
    void areRefusedForAPartThatCannotBeWritten() {
        out.beginArray().string("before");

        assertThatExceptionOfType(UnserializableValueException.class)
                .isThrownBy(() -> serde.writeWhole(Map.of("list", List.of("a", new Thread())), out))
                .withMessage(
                        "A value of type java.lang.Thread can't be written as JSON. It belongs to the running process. "
                                + "Keep such values out of the state, or make the type a record or a bean.")
                .returns("java.lang.Thread", UnserializableValueException::type);

        out.endArray();
        assertThat(out).hasToString("[\"before\"]");
    }

    @Test
    void areRefusedWhenTheyContainThemselves() {
        var list = new ArrayList<>();
        list.add(list);

        assertThatExceptionOfType(UnserializableValueException.class)
                .isThrownBy(() -> serde.writeWhole(list, out))
                .withMessageContaining("It contains itself.");
        assertThat(out.size()).isZero();
    }

    @Test
    void areRefusedWhenTheyAreTooLong() {
        JsonWriter small = JsonWriter.limitedTo(1_000);

        assertThatExceptionOfType(UnserializableValueException.class)
                .isThrownBy(() -> serde.writeWhole("x".repeat(2_000), small))
                .withMessageContaining("It makes the line longer than 1,000 bytes.");
    }

    @Test
    void areNotCountedWhenTheyAreRefused() {
        long before = serde.unserializableValues();

        assertThatExceptionOfType(UnserializableValueException.class)
                .isThrownBy(() -> serde.writeWhole(new Thread(), out));

        assertThat(serde.unserializableValues()).isEqualTo(before);
    }

    @Test
    void leaveTheWriterToWhatTakesMarkers() {
        assertThatExceptionOfType(UnserializableValueException.class)
                .isThrownBy(() -> serde.writeWhole(new Thread(), out));

        serde.write(List.of(1, new Thread()), out);

        assertThat(out.toString()).startsWith("[1,{\"__burr_unserializable__\":");
    }
}
