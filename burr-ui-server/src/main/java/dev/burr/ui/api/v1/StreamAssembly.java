package dev.burr.ui.api.v1;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together the marks of streams. In each span, or outside of all, one stream goes on at a time. */
final class StreamAssembly {

    /** No tracker writes more; a log may be anybody's. */
    private static final int MOST_TEXT = 1 << 16;

    private final List<Marks> streams = new ArrayList<>();
    private final Map<@Nullable String, Marks> open = new HashMap<>();

    private static final class Marks {

        private final @Nullable String spanId;
        private @Nullable Instant start;
        private @Nullable Instant first;
        private @Nullable Instant end;
        private @Nullable Instant counted;
        private @Nullable Long items;
        private @Nullable StringBuilder text;

        Marks(@Nullable String spanId) {
            this.spanId = spanId;
        }

        void counted(long number, Instant when) {
            items = number;
            counted = when;
        }

        void said(String piece) {
            if (text == null) {
                text = new StringBuilder();
            }
            text.append(piece, 0, Math.min(piece.length(), MOST_TEXT - text.length()));
        }
    }

    void add(TrackingEvent event) {
        if (event instanceof BeginStream begin) {
            begun(begin.spanId()).start = begin.streamInitTime().instant();
        } else if (event instanceof FirstItemStream first) {
            current(first.spanId()).first = first.firstItemTime().instant();
        } else if (event instanceof StreamProgress progress) {
            Marks going = current(progress.spanId());
            going.counted(progress.items(), progress.time().instant());
            String piece = progress.text();
            if (piece != null) {
                going.said(piece);
            }
        } else if (event instanceof EndStream end) {
            Marks ended = current(end.spanId());
            ended.end = end.endTime().instant();
            ended.counted(end.itemsStreamed(), ended.end);
            open.remove(end.spanId());
        }
    }

    List<StreamView> all() {
        return streams.stream().map(StreamAssembly::view).toList();
    }

    private Marks begun(@Nullable String spanId) {
        Marks stream = new Marks(spanId);
        streams.add(stream);
        open.put(spanId, stream);
        return stream;
    }

    private Marks current(@Nullable String spanId) {
        Marks stream = open.get(spanId);
        return stream == null ? begun(spanId) : stream;
    }

    private static StreamView view(Marks stream) {
        return new StreamView(
                stream.spanId,
                stream.start,
                stream.first,
                stream.end,
                between(stream.start, stream.first),
                between(stream.start, stream.end),
                stream.items,
                perSecond(stream),
                stream.text == null ? null : stream.text.toString());
    }

    private static @Nullable Long between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Math.max(0, TraceAssembly.micros(from, to));
    }

    private static @Nullable Double perSecond(Marks stream) {
        Long micros = between(stream.first, stream.counted);
        Long items = stream.items;
        return micros == null || micros == 0 || items == null || items < 2 ? null : (items - 1) * 1e6 / micros;
    }
}
