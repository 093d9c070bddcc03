package dev.burr.spring.web;

import org.springframework.http.codec.ServerSentEvent;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What Reactor makes of a run; apart, for services without it. */
final class RunFlux {

    private RunFlux() {}

    static Flux<Object> items(StreamedRun run) {
        return JdkFlowAdapter.flowPublisherToFlux(run.publisher());
    }

    static Flux<ServerSentEvent<Object>> events(StreamedRun run) {
        Flux<ServerSentEvent<Object>> events = items(run)
                .map(RunEvent::item)
                .concatWith(Mono.fromSupplier(run::done))
                .onErrorResume(failure -> Mono.just(RunEvent.problem(failure)))
                .map(RunFlux::event);
        return run.settings().heartbeat().isZero() ? events : beating(events, run.settings());
    }

    /**
     * Asks for one event ahead: a comment may have taken the place of the one that the reader has asked for. The pulse is
     * there before the first event is.
     */
    private static Flux<ServerSentEvent<Object>> beating(
            Flux<ServerSentEvent<Object>> events, AnswerSettings settings) {
        return Flux.defer(() -> {
            Sinks.Empty<Void> end = Sinks.empty();
            return Flux.merge(
                    1, comments(settings).takeUntilOther(end.asMono()), events.doOnTerminate(end::tryEmitEmpty));
        });
    }

    private static Flux<ServerSentEvent<Object>> comments(AnswerSettings settings) {
        ServerSentEvent<Object> comment =
                ServerSentEvent.<Object>builder().comment("").build();
        return Flux.create(
                sink -> sink.onDispose(settings.pulse().every(settings.heartbeat(), () -> sink.next(comment))::run),
                OverflowStrategy.DROP);
    }

    private static ServerSentEvent<Object> event(RunEvent event) {
        var builder = ServerSentEvent.<Object>builder(event.json());
        return event.name() == null
                ? builder.build()
                : builder.event(event.name()).build();
    }
}
