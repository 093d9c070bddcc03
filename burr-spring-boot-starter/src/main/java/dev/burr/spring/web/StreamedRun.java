package dev.burr.spring.web;

import dev.burr.application.Application;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import reactor.core.publisher.Flux;

/**
 * A run whose items a controller sends as they come:
 *
 * <pre>{@code
 * @PostMapping("/chat/{id}")
 * SseEmitter say(@RequestedApplication("id") Application chat, @RequestBody String prompt) {
 *     return StreamedRun.of(chat, after("respond"), Inputs.of("prompt", prompt)).toSseEmitter();
 * }
 * }</pre>
 *
 * <p>The run starts when Spring begins to answer, not before. It makes an item when the one before has been written, so
 * that a slow client slows it down and nothing piles up. When the client is gone, which shows with the next item, the run is
 * cancelled, or goes on where {@link #whenClientIsGone} says so.
 *
 * <p>As server-sent events, each item is a {@code message} event whose data is JSON on one line, as Burr records values; texts, too.
 * Plain text would lose the space that a token begins with, as readers drop it, and a line end in it would begin another
 * field. What ends the stream is
 *
 * <ul>
 *   <li>{@code done}: its data is what {@link #endingWith} makes of the state, by default the ids of the application and of its
 *       last step. A browser's {@code EventSource} connects again, and so runs again, unless it is closed then;
 *   <li>{@code problem}: the run failed. Its data are problem details as of RFC 9457, the same that a request without a stream gets.
 * </ul>
 *
 * <p>Immutable; needs of Spring MVC and Reactor what the method that is called returns.
 */
public final class StreamedRun {

    private final Application application;
    private final Halt halt;
    private final Inputs inputs;
    private final ClientGone clientGone;
    private final Duration timeout;
    private final @Nullable Function<State, ?> ending;

    private StreamedRun(
            Application application,
            Halt halt,
            Inputs inputs,
            ClientGone clientGone,
            Duration timeout,
            @Nullable Function<State, ?> ending) {
        this.application = Objects.requireNonNull(application, "application");
        this.halt = Objects.requireNonNull(halt, "halt");
        this.inputs = Objects.requireNonNull(inputs, "inputs");
        this.clientGone = Objects.requireNonNull(clientGone, "clientGone");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
        this.ending = ending;
    }

    /** A run without inputs. */
    public static StreamedRun of(Application application, Halt halt) {
        return of(application, halt, Inputs.none());
    }

    /**
     * A run that has not started. Its items are those of {@link Application#stream(Halt, Inputs)}.
     *
     * @throws IllegalArgumentException when the halt condition names what is not in the graph
     */
    public static StreamedRun of(Application application, Halt halt, Inputs inputs) {
        application.graph().resolve(halt.before());
        application.graph().resolve(halt.after());
        return new StreamedRun(application, halt, inputs, ClientGone.CANCEL_RUN, Duration.ZERO, null);
    }

    /** What becomes of the run when its client is gone; {@link ClientGone#CANCEL_RUN} when not said. */
    public StreamedRun whenClientIsGone(ClientGone what) {
        return new StreamedRun(application, halt, inputs, what, timeout, ending);
    }

    /**
     * How long an answer of Spring MVC may take; for ever when not said or zero, as actions have timeouts of their own. A client
     * whose time is over counts as gone.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public StreamedRun timeout(Duration longest) {
        if (longest.isNegative()) {
            throw new IllegalArgumentException(
                    "The answer may take %s, which is negative. Give zero or more; zero is for ever."
                            .formatted(longest));
        }
        return new StreamedRun(application, halt, inputs, clientGone, longest, ending);
    }

    /** The data of the event {@code done}, from the state at the end. Give what the client may see of it. */
    public StreamedRun endingWith(Function<State, ?> data) {
        return new StreamedRun(application, halt, inputs, clientGone, timeout, data);
    }

    /** The run as server-sent events, for a controller of Spring MVC to return. To be returned once. */
    public SseEmitter toSseEmitter() {
        return new RunEmitter(this);
    }

    /**
     * The run as the body of a response, for a controller of Spring MVC to return once: texts as they are, in UTF-8, and other
     * items as JSON on a line each. It is {@code text/plain} where a {@code ResponseEntity} does not say otherwise. A run that fails
     * before its first item is answered as if it had not been streamed; later, the response breaks off, as its status has been sent.
     *
     * <p>It is no {@code StreamingResponseBody}, which Spring 7 does not flush: items would wait for a full buffer.
     */
    public ResponseBodyEmitter toBody() {
        return new RunBodyEmitter(this);
    }

    /**
     * The run as server-sent events, for a controller of Spring WebFlux or MVC to return. Each subscriber starts a run, one at a
     * time.
     */
    public Flux<ServerSentEvent<Object>> toEvents() {
        return RunFlux.events(this);
    }

    /** The items alone, as they are. A run that fails is an error signal. Each subscriber starts a run, one at a time. */
    public Flux<Object> toFlux() {
        return RunFlux.items(this);
    }

    Flow.Publisher<Object> publisher() {
        Flow.Publisher<Object> items = application.streamPublisher(halt, inputs);
        return clientGone == ClientGone.CANCEL_RUN ? items : new DetachedItems(items);
    }

    Application application() {
        return application;
    }

    Duration timeout() {
        return timeout;
    }

    RunEvent done() {
        return RunEvent.done(application, ending);
    }
}
