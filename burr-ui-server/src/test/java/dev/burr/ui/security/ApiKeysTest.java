package dev.burr.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiKeysTest {

    @TempDir
    private Path data;

    private KeyFile file;
    private ApiKeys keys;

    @BeforeEach
    void readKeys() {
        file = KeyFile.in(data);
        keys = new ApiKeys(file);
    }

    @Test
    void knowsBothKeysOfANameAndNoOther() throws IOException {
        NewKey old = created("ci");
        NewKey other = created("ci");

        assertThat(keys.openedBy(old.secret())).contains(old.key());
        assertThat(keys.openedBy(other.secret())).contains(other.key());
        assertThat(keys.openedBy(old.key().id())).isEmpty();
        assertThat(keys.openedBy(old.key().sha256())).isEmpty();
        assertThat(keys.openedBy("")).isEmpty();
    }

    @Test
    void noticesAtOnceWhatWasMadeAndRevoked() throws IOException {
        assertThat(keys.openedBy("burr_none")).isEmpty();
        NewKey first = created("first");
        assertThat(keys.openedBy(first.secret())).isPresent();

        NewKey second = created("second");
        file.revoke(first.key().id());

        assertThat(keys.openedBy(first.secret())).isEmpty();
        assertThat(keys.find(first.key().id())).isEmpty();
        assertThat(keys.openedBy(second.secret())).isPresent();
    }

    @Test
    void acceptsNoKeyWhileTheFileCannotBeRead() throws IOException {
        NewKey key = created("ci");
        String content = Files.readString(file.path());
        assertThat(keys.openedBy(key.secret())).isPresent();

        Files.writeString(file.path(), content.substring(0, content.length() / 2));
        assertThat(keys.openedBy(key.secret())).isEmpty();

        Files.writeString(file.path(), content);
        assertThat(keys.openedBy(key.secret())).isPresent();
    }

    private NewKey created(String name) throws IOException {
        return file.create(name, Set.of(Scope.READ), Instant.EPOCH);
    }
}
