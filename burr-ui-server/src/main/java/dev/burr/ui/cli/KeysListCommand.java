package dev.burr.ui.cli;

import dev.burr.serde.Serde;
import dev.burr.ui.security.ApiKey;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code burr keys list}: the keys that are valid, oldest first. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "List the keys that are valid.")
final class KeysListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<KeyFile> keys;

    KeysListCommand(Supplier<KeyFile> keys) {
        this.keys = keys;
    }

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        List<ApiKey> valid = valid();
        if (json) {
            output.printSource(Serde.standard()
                    .printIndented(Map.of(
                            "keys", valid.stream().map(KeysListCommand::fields).toList())));
        } else if (valid.isEmpty()) {
            output.print("There is no key. Servers on loopback ask for none; make one with './burr keys create'.");
        } else {
            var table = new TextTable("ID", "NAME", "SCOPES", "CREATED");
            valid.forEach(key -> table.row(key.id(), key.name(), Scope.words(key.scopes()), key.created()));
            output.print(table.toString());
        }
        return ExitCode.OK;
    }

    private List<ApiKey> valid() {
        try {
            return keys.get().keys();
        } catch (IOException unreadable) {
            throw new CommandFailure(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static Map<String, Object> fields(ApiKey key) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", key.id());
        fields.put("name", key.name());
        fields.put("scopes", key.scopes().stream().sorted().map(Scope::word).toList());
        fields.put("created", key.created().toString());
        return fields;
    }
}
