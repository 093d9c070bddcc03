package dev.burr.ui.cli;

import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.NewKey;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code burr keys create}: prints a new key, which nobody can look up later. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description =
                "Make a key and show it, this once. Two of a name may be in use, so that one can replace the other.")
final class KeysCreateCommand implements Callable<Integer> {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            converter = Name.class,
            description = "What the key is for: a person, a service.")
    private String name = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            required = true,
            split = ",",
            converter = Word.class,
            description =
                    "What its holder may do: read (see runs), ingest (add annotations and runs), admin (everything). "
                            + "Several: --scope read,ingest.")
    private List<Scope> scopes = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<KeyFile> keys;
    private final Clock clock;

    KeysCreateCommand(Supplier<KeyFile> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        NewKey created = create(new LinkedHashSet<>(scopes));
        output.print(created.secret());
        output.remark("Key %s for '%s' may %s. It is not shown again. Servers ask for keys from their next start on."
                .formatted(created.key().id(), name, Scope.words(created.key().scopes())));
        return ExitCode.OK;
    }

    private NewKey create(Set<Scope> granted) {
        try {
            return keys.get().create(name, granted, clock.instant());
        } catch (IOException | IllegalStateException refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Accepts what fits into one cell of a table. */
    static final class Name implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!value.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@/-]{0,63}")) {
                throw new TypeConversionException(
                        "'%s' is not a name. Use up to 64 letters, digits, spaces and ._@/-, with a letter or digit first."
                                .formatted(TextTable.printable(value)));
            }
            return value;
        }
    }

    static final class Word implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String value) {
            return Scope.of(value.trim())
                    .orElseThrow(() -> new TypeConversionException(
                            "'%s' is not a scope. Use read, ingest or admin.".formatted(TextTable.printable(value))));
        }
    }
}
