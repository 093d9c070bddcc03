package dev.burr.ui.ports;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who listens on a port, as far as the current user may know.
 *
 * @param pid the process
 * @param program the name of its program
 * @param storage the folder whose runs it shows, where it is a UI server like this one
 */
public record PortUser(OptionalLong pid, Optional<String> program, Optional<String> storage, URI uri) {

    /**
     * Whoever listens there, asked by somebody who waits for it.
     *
     * @param host an address or a name of this machine
     */
    public static PortUser of(String host, int port) {
        return of(addressOf(host, port), Duration.ofSeconds(1));
    }

    /**
     * Whoever listens where a UI server may be.
     *
     * @param patience for what listens there to say whether it is one
     */
    public static PortUser of(URI uri, Duration patience) {
        OptionalLong pid = ListeningProcess.on(uri.getPort());
        Optional<String> program = pid.isPresent() ? programOf(pid.getAsLong()) : Optional.empty();
        return new PortUser(pid, program, BurrProbe.storageShownAt(uri, patience), uri);
    }

    /** The address of a server, with a slash at its end. */
    public static URI addressOf(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
    }

    /** In words that fit behind "in use by". */
    public String description() {
        String id = pid.isPresent() ? "pid " + pid.getAsLong() : "";
        if (storage.isPresent()) {
            return "another burr%s, which shows the runs in %s at %s"
                    .formatted(id.isEmpty() ? "" : " (" + id + ")", storage.get(), uri);
        }
        String name = program.orElse("another program");
        return id.isEmpty() ? name : name + " (" + id + ")";
    }

    private static Optional<String> programOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString());
    }
}
