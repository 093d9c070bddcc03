package dev.burr.benchmarks.jmh;

import dev.burr.benchmarks.scenario.StepEvents;
import dev.burr.serde.JsonWriter;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The lines of a step, to bytes and back, without a file. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class CodecBenchmark {

    private final TrackingCodec codec = TrackingCodec.standard();
    private final JsonWriter line = new JsonWriter();
    private final StepEvents tiny = StepEvents.ofCounter(500);
    private final StepEvents chat = StepEvents.ofChat(1_000);
    private final byte[] tinyLine = encoded(tiny.end()).toByteArray();

    /** The begin of a step. */
    @Benchmark
    public JsonWriter encodeBegin() {
        return encoded(tiny.begin());
    }

    /** Why a step was taken, where there was a choice. */
    @Benchmark
    public JsonWriter encodeReason() {
        return encoded(tiny.reason());
    }

    /** The end of a step with a tiny state. */
    @Benchmark
    public JsonWriter encodeEnd() {
        return encoded(tiny.end());
    }

    /** The end of a step with 1,000 messages in its state. */
    @Benchmark
    public JsonWriter encodeEndOfChat() {
        return encoded(chat.end());
    }

    /** The end of a step with a tiny state, read back. */
    @Benchmark
    public Decoded<TrackingEvent> decodeEnd() {
        return codec.decodeEvent(tinyLine);
    }

    private JsonWriter encoded(TrackingEvent event) {
        line.clear();
        codec.encode(event, line);
        return line;
    }
}
