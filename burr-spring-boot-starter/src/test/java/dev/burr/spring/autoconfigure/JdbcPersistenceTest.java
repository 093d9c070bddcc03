package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JdbcPersistenceTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:test, true",
        "jdbc:sqlite::memory:, true",
        "jdbc:sqlite:file:shared?mode=memory&cache=shared, true",
        "jdbc:h2:file:/data/states, false",
        "jdbc:sqlite:/data/memory.db, false",
        "jdbc:postgresql://db/states?mode=memory, false",
        "'', false"
    })
    void tellsDatabasesInMemoryByTheirAddress(String url, boolean inMemory) {
        assertThat(JdbcPersistence.isInMemory(url)).isEqualTo(inMemory);
    }
}
