package dev.burr.spring.web;

import org.springframework.http.codec.ServerSentEvent;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What Reactor makes of a run; apart, for services without it. */
final class RunFlux {

    private RunFlux() {}

    static Flux<Object> items(StreamedRun run) {
        return JdkFlowAdapter.flowPublisherToFlux(run.publisher());
    }

    static Flux<ServerSentEvent<Object>> events(StreamedRun run) {
        return items(run)
                .map(RunEvent::item)
                .concatWith(Mono.fromSupplier(run::done))
                .onErrorResume(failure -> Mono.just(RunEvent.problem(failure)))
                .map(RunFlux::event);
    }

    private static ServerSentEvent<Object> event(RunEvent event) {
        var builder = ServerSentEvent.<Object>builder(event.json());
        return event.name() == null
                ? builder.build()
                : builder.event(event.name()).build();
    }
}
