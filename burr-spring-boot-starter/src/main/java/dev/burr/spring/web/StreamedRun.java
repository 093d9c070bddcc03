package dev.burr.spring.web;

import dev.burr.application.Application;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;
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
 * that a slow client slows it down and nothing piles up. When the client is gone, which shows with the next item or {@linkplain
 * #heartbeat heartbeat}, the run is cancelled, or goes on where {@link #whenClientIsGone} says so.
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
    private final AnswerSettings settings;

    private StreamedRun(Application application, Halt halt, Inputs inputs, AnswerSettings settings) {
        this.application = Objects.requireNonNull(application, "application");
        this.halt = Objects.requireNonNull(halt, "halt");
        this.inputs = Objects.requireNonNull(inputs, "inputs");
        this.settings = settings;
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
        return new StreamedRun(application, halt, inputs, AnswerSettings.USUAL);
    }

    /** What becomes of the run when its client is gone; {@link ClientGone#CANCEL_RUN} when not said. */
    public StreamedRun whenClientIsGone(ClientGone what) {
        return with(settings.clientGone(what));
    }

    /**
     * How long an answer of Spring MVC may take; for ever when not said or zero, as actions have timeouts of their own. A client
     * whose time is over counts as gone.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public StreamedRun timeout(Duration longest) {
        return with(settings.timeout(longest));
    }

    /**
     * How often server-sent events have a comment between them, which readers pass over; every 15 seconds when not said, and never
     * when zero. Proxies close what is silent for long, as it is while an action takes its time, and that a client has left shows
     * when something is sent to it.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public StreamedRun heartbeat(Duration period) {
        return with(settings.heartbeat(period));
    }

    /** The data of the event {@code done}, from the state at the end. Give what the client may see of it. */
    public StreamedRun endingWith(Function<State, ?> data) {
        return with(settings.ending(data));
    }

    StreamedRun with(AnswerSettings others) {
        return new StreamedRun(application, halt, inputs, others);
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
        return settings.clientGone() == ClientGone.CANCEL_RUN ? items : new DetachedItems(items);
    }

    Application application() {
        return application;
    }

    AnswerSettings settings() {
        return settings;
    }

    RunEvent done() {
        return RunEvent.done(application, settings.ending());
    }
}
