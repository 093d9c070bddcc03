package dev.burr.ui.cli;

import dev.burr.ui.security.KeyFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code burr keys revoke}: from the next request on, the key opens nothing. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Revoke a key. Servers that are running refuse it from the next request on.")
final class KeysRevokeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The id of the key, as 'burr keys list' shows it.")
    private String id = "";

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<KeyFile> keys;

    KeysRevokeCommand(Supplier<KeyFile> keys) {
        this.keys = keys;
    }

    @Override
    public Integer call() {
        if (!revoked()) {
            throw new CommandFailure(
                    "There is no key '%s'. 'burr keys list' shows which there are.".formatted(TextTable.printable(id)));
        }
        Output.of(spec).print("Key " + id + " is revoked.");
        return ExitCode.OK;
    }

    private boolean revoked() {
        try {
            return keys.get().revoke(id);
        } catch (IOException failed) {
            throw new CommandFailure(String.valueOf(failed.getMessage()), failed);
        }
    }
}
