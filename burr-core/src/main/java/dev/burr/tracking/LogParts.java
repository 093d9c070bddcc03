package dev.burr.tracking;

import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parts of logs as one stream of bytes, for a connection: before each, a line of JSON that says how long it is. The answer says
 * what became of them.
 */
public final class LogParts {

    /** What such a stream is called. No page of a browser can send it to another site without being asked for it first. */
    public static final String MEDIA_TYPE = "application/vnd.burr.log";

    private static final int LONGEST_HEADING = 64 << 10;

    private LogParts() {}

    /** Writes a part. */
    public static void write(LogPart part, OutputStream out) throws IOException {
        write(part, part.lines().length, out);
        out.write(part.lines());
    }

    /** Writes a part but for its lines, which have so many bytes and are to be written behind it. */
    public static void write(LogPart part, long lines, OutputStream out) throws IOException {
        var heading = new JsonWriter();
        heading.beginObject().name("app").string(part.appId()).name("at").number(part.at());
        LogTime created = part.createdAt();
        if (created != null) {
            heading.name("created").timestamp(created.dateTime(), created.offsetText());
        }
        length(heading, "graph", part.graph());
        length(heading, "metadata", part.metadata());
        heading.name("lines").number(lines);
        heading.endObject().endLine().writeTo(out);
        out.write(part.graph());
        out.write(part.metadata());
    }

    private static void length(JsonWriter heading, String name, byte[] content) {
        if (content.length > 0) {
            heading.name(name).number(content.length);
        }
    }

    /**
     * Reads what became of some parts.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static List<LogReceipt> decode(byte[] json) {
        try {
            return LogReceipt.listOf(Serde.standard().parse(json));
        } catch (JsonFields.UnexpectedShape e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What is read is no such stream. */
    public static final class MalformedException extends IOException {

        private static final long serialVersionUID = 1L;

        MalformedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** How long the contents of a part are, which is said before they come. */
    public record Heading(String appId, long at, @Nullable LogTime createdAt, long graph, long metadata, long lines) {

        /** How many bytes come behind it. */
        public long bytes() {
            return graph + metadata + lines;
        }
    }

    /** Reads parts one after the other. What comes behind a heading must be read or passed over before the next one. */
    public static final class Reader {

        private final InputStream in;

        /** @param in is read ahead of what was asked for */
        public Reader(InputStream in) {
            this.in = new BufferedInputStream(in, 1 << 16);
        }

        /**
         * What comes next; empty at the end.
         *
         * @throws MalformedException when it is no such thing
         * @throws IOException when it can't be read
         */
        public Optional<Heading> heading() throws IOException {
            byte[] line = line();
            if (line.length == 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(heading(JsonFields.of(Serde.standard().parse(line))));
            } catch (IllegalArgumentException | JsonFields.UnexpectedShape e) {
                throw new MalformedException("A heading of a part makes no sense. " + e.getMessage(), e);
            }
        }

        private static Heading heading(JsonFields fields) {
            return new Heading(
                    fields.text("app"),
                    positive(fields.integer("at")),
                    fields.optionalTime("created"),
                    optionalLength(fields, "graph"),
                    optionalLength(fields, "metadata"),
                    positive(fields.integer("lines")));
        }

        private static long optionalLength(JsonFields fields, String name) {
            Long length = fields.optionalInteger(name);
            return length == null ? 0 : positive(length);
        }

        private static long positive(long number) {
            if (number < 0 || number > Long.MAX_VALUE >> 2) {
                throw new IllegalArgumentException("A length or place in a heading is %,d.".formatted(number));
            }
            return number;
        }

        private byte[] line() throws IOException {
            var line = new ByteArrayOutputStream(256);
            int next = in.read();
            while (next >= 0 && next != '\n') {
                line.write(next);
                if (line.size() > LONGEST_HEADING) {
                    throw new MalformedException(
                            "A heading of a part has more than %,d bytes.".formatted(LONGEST_HEADING), null);
                }
                next = in.read();
            }
            if (next < 0 && line.size() > 0) {
                throw new EOFException("It ends within the heading of a part.");
            }
            return line.toByteArray();
        }

        /**
         * The part that a heading was read of.
         *
         * @throws IOException when it can't be read, or ends before the part does
         */
        public LogPart part(Heading heading) throws IOException {
            return new LogPart(
                    heading.appId(),
                    heading.at(),
                    heading.createdAt(),
                    content(heading.graph()),
                    content(heading.metadata()),
                    content(heading.lines()));
        }

        private byte[] content(long length) throws IOException {
            byte[] content = in.readNBytes(Math.toIntExact(length));
            if (content.length < length) {
                throw new EOFException("It ends within a part.");
            }
            return content;
        }

        /** Passes over the part that a heading was read of. */
        public void skip(Heading heading) throws IOException {
            in.skipNBytes(heading.bytes());
        }
    }
}
