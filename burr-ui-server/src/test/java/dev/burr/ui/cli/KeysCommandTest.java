package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.test.TestClock;
import dev.burr.ui.security.ApiKey;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class KeysCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    private Path data;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @Test
    void printsAKeyAloneSoThatAScriptCanTakeIt() throws IOException {
        assertThat(run("create", "--name", "ci", "--scope", "read,ingest")).isZero();

        ApiKey key = keys().keys().get(0);
        assertThat(out.toString()).matches("burr_[A-Za-z0-9_-]{43}\\R").startsWith(key.id());
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "Key " + key.id()
                                + " for 'ci' may read, ingest. It is not shown again. Servers ask for keys from their next start on.");
        assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.INGEST);
        assertThat(key.created()).isEqualTo(NOW);
    }

    @Test
    void listsKeysWithoutTheirSecret() throws IOException {
        run("create", "--name=ann", "--scope=admin");
        String secret = out.toString().trim();
        String id = keys().keys().get(0).id();

        assertThat(run("list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly("ID             NAME  SCOPES  CREATED", id + "  ann   admin   2026-11-26T10:00:00Z");
        assertThat(run("list", "--json")).isZero();
        assertThat(out.toString())
                .contains("\"id\": \"" + id + "\"", "\"scopes\": [\n", "\"admin\"")
                .doesNotContain("sha256", secret);
    }

    @Test
    void saysThatThereIsNoKey() {
        assertThat(run("list")).isZero();

        assertThat(out.toString()).contains("There is no key.", "./burr keys create");
    }

    @Test
    void revokesAKey() throws IOException {
        run("create", "--name=ci", "--scope=read");
        String id = keys().keys().get(0).id();

        assertThat(run("revoke", id)).isZero();
        assertThat(out.toString()).contains("Key " + id + " is revoked.");
        assertThat(keys().keys()).isEmpty();
        assertThat(run("revoke", id)).isEqualTo(1);
        assertThat(err.toString()).contains("There is no key '" + id + "'. 'burr keys list' shows which there are.");
    }

    @Test
    void refusesAThirdKeyOfAName() {
        run("create", "--name=ci", "--scope=read");
        run("create", "--name=ci", "--scope=read");

        assertThat(run("create", "--name=ci", "--scope=read")).isEqualTo(1);
        assertThat(err.toString()).contains("Revoke one of them first.");
    }

    @Test
    void explainsAFileThatIsNoneOfKeys() throws IOException {
        Files.writeString(data.resolve("keys.json"), "{");

        assertThat(run("list")).isEqualTo(1);
        assertThat(err.toString()).contains("is not a list of keys", "./burr keys create");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "create --name=a --scope=write | 'write' is not a scope. Use read, ingest or admin.",
                "create --name= --scope=read | '' is not a name.",
                "create --name=<b> --scope=read | '<b>' is not a name.",
                "create --scope=read | Missing required option: '--name=NAME'",
                "create --name=a | Missing required option: '--scope=SCOPE",
                "revoke | Missing required parameter: 'ID'"
            })
    void explainsWrongUsage(String arguments, String explanation) throws IOException {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString()).contains(explanation);
        assertThat(keys().keys()).isEmpty();
    }

    private KeyFile keys() {
        return KeyFile.in(data);
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine keys = KeysCommand.line(this::keys, TestClock.at(NOW));
        Burr.explaining(keys).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return keys.execute(arguments);
    }
}
