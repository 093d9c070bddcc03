package dev.burr.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    private Path temp;

    @Test
    void keepsEverythingOfAKeyButTheKey() throws IOException {
        NewKey created = file().create("ci", Set.of(Scope.INGEST, Scope.READ), NOW);

        assertThat(created.secret()).matches("burr_[A-Za-z0-9_-]{43}");
        assertThat(file().keys()).containsExactly(created.key());
        assertThat(created.key().id()).hasSize(13).isEqualTo(created.secret().substring(0, 13));
        assertThat(created.key().isOpenedBy(created.secret())).isTrue();
        assertThat(created.key().isOpenedBy(created.secret() + "x")).isFalse();
        assertThat(everythingIn(temp)).doesNotContain(created.secret().substring(13));
        assertThat(created.toString()).doesNotContain(created.secret());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsOnlyTheOwnerReadIt() throws IOException {
        file().create("ci", Set.of(Scope.READ), NOW);

        try (Stream<Path> files = Files.walk(temp.resolve("data"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void losesNoneOfTheKeysThatThreadsMakeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<NewKey>> making = IntStream.range(0, 32)
                    .<Callable<NewKey>>mapToObj(i -> () -> file().create("key " + i, Set.of(Scope.READ), NOW))
                    .toList();
            for (Future<NewKey> made : threads.invokeAll(making)) {
                made.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(file().keys()).hasSize(32);
    }

    @Test
    void hasNoKeysWhereThereIsNoFile() throws IOException {
        assertThat(file().keys()).isEmpty();
        assertThat(temp.resolve("data")).doesNotExist();
    }

    @Test
    void letsTwoKeysOfAName() throws IOException {
        NewKey old = file().create("ci", Set.of(Scope.READ), NOW);
        file().create("ci", Set.of(Scope.READ), NOW);

        assertThatThrownBy(() -> file().create("ci", Set.of(Scope.READ), NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "There are 2 keys named 'ci' already, the new one and the old one. Revoke one of them first.");
        assertThat(file().revoke(old.key().id())).isTrue();
        file().create("ci", Set.of(Scope.READ), NOW);
        assertThat(file().keys()).hasSize(2).doesNotContain(old.key());
    }

    @Test
    void saysWhenThereIsNothingToRevoke() throws IOException {
        file().create("ci", Set.of(Scope.READ), NOW);

        assertThat(file().revoke("burr_nosuch12")).isFalse();
        assertThat(file().keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"version\":2,\"keys\":[]}",
                "{\"version\":1,\"keys\":[{}]}",
                "{\"version\":1,\"keys\":[{\"id\":\"a\",\"name\":\"a\",\"scopes\":[\"all\"],\"created\":\"2026-01-01T00:00:00Z\",\"sha256\":\"\"}]}",
                "{\"version\":1,\"keys\":[{\"id\":\"a\",\"name\":\"a\",\"scopes\":[\"read\"],\"created\":\"now\",\"sha256\":\"\"}]}"
            })
    void takesNoKeyFromAFileThatItDoesNotUnderstand(String content) throws IOException {
        Files.createDirectories(temp.resolve("data"));
        Files.writeString(temp.resolve("data/keys.json"), content);

        assertThatThrownBy(() -> file().keys())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a list of keys")
                .hasMessageContaining("./burr keys create");
    }

    private KeyFile file() {
        return KeyFile.in(temp.resolve("data"));
    }

    private static String everythingIn(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
