package dev.burr.ui.ingest;

import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import dev.burr.ui.fixture.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** Events as a request has them, written by hand so that they can be wrong. */
final class Parts {

    static final String BEGIN = begin(Instant.parse("2026-03-01T12:00:00.000001Z"));

    private Parts() {}

    /** The line that says that a step has begun. */
    static String begin(Instant time) {
        return "{\"type\":\"begin_entry\",\"start_time\":\"%s\",\"action\":\"count\",\"inputs\":{},\"sequence_id\":0}\n"
                .formatted(time);
    }

    /** Lines of one run, for the beginning of its log. */
    static byte[] lines(String app, String lines) {
        return bytes(LogPart.ofLines(app, 0, lines.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] bytes(LogPart... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (LogPart part : parts) {
                LogParts.write(part, out);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] zipped(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    static HttpResponse<String> send(TestServer server, String query, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/api/v1/ingest" + query))
                .header("Content-Type", LogParts.MEDIA_TYPE)
                .POST(BodyPublishers.ofByteArray(body));
        return server.send((headers.length == 0 ? request : request.headers(headers)).build());
    }
}
