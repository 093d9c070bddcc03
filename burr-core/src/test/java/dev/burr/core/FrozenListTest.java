package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrozenListTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025, 1056, 1057, 32_799, 32_800, 32_801, 40_000})
    void holdsWhatAPlainListHolds(int size) {
        List<Object> plain = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            plain.add(i);
        }

        FrozenList appended = FrozenList.EMPTY;
        for (Object element : plain) {
            appended = appended.plus(element);
        }

        assertThat(appended).isEqualTo(plain);
        assertThat(FrozenList.of(plain.toArray())).isEqualTo(plain);
    }

    @Test
    void keepsEveryEarlierVersion() {
        var random = new Random(42);
        List<FrozenList> versions = new ArrayList<>(List.of(FrozenList.EMPTY));
        List<List<Object>> models = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < 3_000; i++) {
            int from = random.nextInt(versions.size());
            var model = new ArrayList<>(models.get(from));
            model.add(i);
            versions.add(versions.get(from).plus(i));
            models.add(model);
        }

        for (int i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i)).isEqualTo(models.get(i));
        }
    }

    @Test
    void appendsBehindABulkOfAnyLength() {
        for (int bulk = 0; bulk < 100; bulk++) {
            FrozenList list = FrozenList.of(new Object[bulk]);

            assertThat(list.plus("x")).hasSize(bulk + 1).last().isEqualTo("x");
        }
    }

    @Test
    void refusesAnIndexOutside() {
        assertThatThrownBy(() -> FrozenList.of(new Object[] {1}).get(1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Index 1 is outside a list of 1 elements.");
    }
}
