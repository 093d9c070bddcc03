package dev.burr.ui.journey;

import dev.burr.ui.fixture.RawHttpListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves Burr's own built UI, and passes what it asks of {@code /api} on to our server byte by byte, as a proxy does: to
 * the browser both are one origin. Remembers every answer.
 */
final class BurrUiHost implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html",
            "js",
            "text/javascript",
            "css",
            "text/css",
            "json",
            "application/json",
            "png",
            "image/png",
            "ico",
            "image/x-icon",
            "txt",
            "text/plain");

    private final Path bundle;
    private final int backend;
    private final RawHttpListener listener;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    private BurrUiHost(Path bundle, int backend) throws IOException {
        this.bundle = bundle;
        this.backend = backend;
        this.listener = RawHttpListener.of(this::answer);
    }

    /** An answer of our server to the UI. */
    record Answer(String method, String target, int status) {}

    static BurrUiHost of(Path bundle, int backend) throws IOException {
        return new BurrUiHost(bundle, backend);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.port() + "/");
    }

    /** What our server has answered until now. */
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void answer(String head, Socket browser) throws IOException {
        String[] requestLine = head.substring(0, head.indexOf("\r\n")).split(" ");
        try {
            byte[] answer = requestLine[1].startsWith("/api")
                    ? passedOn(requestLine, head, browser.getInputStream())
                    : file(requestLine[1]);
            browser.getOutputStream().write(answer);
        } catch (IOException gone) {
            answers.add(new Answer("?", gone.toString(), 0));
        }
    }

    private byte[] passedOn(String[] requestLine, String head, InputStream body) throws IOException {
        Matcher length = LENGTH.matcher(head);
        byte[] sent = body.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), backend)) {
            OutputStream out = server.getOutputStream();
            out.write(head.replaceFirst("(?i)\r\nconnection: [^\r]*", "\r\nConnection: close")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(sent);
            byte[] answer = server.getInputStream().readAllBytes();
            String status = new String(answer, 0, Math.min(12, answer.length), StandardCharsets.ISO_8859_1);
            answers.add(new Answer(requestLine[0], requestLine[1], Integer.parseInt(status.substring(9))));
            return answer;
        }
    }

    /** A file of the bundle, and its page for everything else, as Burr's server answers. */
    private byte[] file(String target) throws IOException {
        String path = target.replaceFirst("\\?.*", "").replaceFirst("^/(public/)?", "");
        Path named = path.matches("[\\w./-]+") && !path.contains("..") ? bundle.resolve(path) : bundle;
        Path file = Files.isRegularFile(named) ? named : bundle.resolve("index.html");
        String name = file.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        byte[] content = Files.readAllBytes(file);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(type, content.length)
                .getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(content);
        return answer.toByteArray();
    }
}
