package dev.burr.ui.ports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds the process that listens on a TCP port: in Linux's own tables, elsewhere by asking lsof. */
final class ListeningProcess {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LONGEST_SECONDS = 3;

    private ListeningProcess() {}

    /** Empty when the process belongs to another user, or when the system does not tell. */
    static OptionalLong on(int port) {
        return Files.isReadable(PROC.resolve("net/tcp"))
                ? inProc(port)
                : printedBy("lsof", "-nP", "-t", "-sTCP:LISTEN", "-iTCP:" + port);
    }

    private static OptionalLong inProc(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            sockets.addAll(listeningSockets(PROC.resolve(table), port));
        }
        if (sockets.isEmpty()) {
            return OptionalLong.empty();
        }
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(process -> hasOneOf(sockets, process.resolve("fd")))
                    .mapToLong(process -> Long.parseLong(process.getFileName().toString()))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The columns are: number, local address:port in hex, remote one, state, ..., inode as the tenth. */
    private static List<String> listeningSockets(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table, StandardCharsets.US_ASCII)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(columns ->
                            columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
                    .map(columns -> "socket:[" + columns[9] + "]")
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean hasOneOf(Set<String> sockets, Path descriptors) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    /** The first process id that a command prints; empty when there is no such command, or it takes too long. */
    static OptionalLong printedBy(String... command) {
        try {
            Process asked = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!asked.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return OptionalLong.empty();
            }
            String pids = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return pids.lines()
                    .filter(line -> line.matches("[0-9]+"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
