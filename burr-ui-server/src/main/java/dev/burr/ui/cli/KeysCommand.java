package dev.burr.ui.cli;

import dev.burr.ui.security.KeyFile;
import java.time.Clock;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code burr keys}: what can be done with API keys. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Make, list and revoke the keys that the server asks for.")
final class KeysCommand {

    private KeysCommand() {}

    /** @param keys asked for when a command is run, not before */
    static CommandLine line(Supplier<KeyFile> keys, Clock clock) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new KeysCreateCommand(keys, clock))
                .addSubcommand(new KeysListCommand(keys))
                .addSubcommand(new KeysRevokeCommand(keys));
    }
}
