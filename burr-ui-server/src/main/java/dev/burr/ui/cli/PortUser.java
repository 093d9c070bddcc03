package dev.burr.ui.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who listens on a port, as far as the current user may know.
 *
 * @param pid the process
 * @param program the name of its program
 * @param storage the folder whose runs it shows, where it is a UI server like this one
 */
record PortUser(OptionalLong pid, Optional<String> program, Optional<String> storage, URI uri) {

    static PortUser of(String host, int port) {
        URI uri = URI.create("http://%s:%d/".formatted(LocalServer.inUri(host), port));
        OptionalLong pid = ListeningProcess.on(port);
        Optional<String> program = pid.isPresent() ? programOf(pid.getAsLong()) : Optional.empty();
        return new PortUser(pid, program, BurrProbe.storageShownAt(uri), uri);
    }

    /** In words that fit behind "in use by". */
    String description() {
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
