package dev.burr.spring.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A run as server-sent events. */
final class RunEmitter extends SseEmitter implements RunSender.Response {

    /** Spring takes it as a text then, whatever converters there are. */
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final StreamedRun run;
    private final RunSender sender;

    RunEmitter(StreamedRun run) {
        super(run.settings().timeout().toMillis());
        this.run = run;
        this.sender = new RunSender(run, this);
        onTimeout(sender::leave);
        onError(failure -> sender.leave());
    }

    /** Spring calls this once the controller has returned the emitter and the answer begins. */
    @Override
    protected void extendResponse(ServerHttpResponse response) {
        super.extendResponse(response);
        sender.startBeating(() -> send(event().comment("")));
    }

    @Override
    public void item(Object item) throws IOException {
        send(RunEvent.item(item));
    }

    @Override
    public void end() throws IOException {
        send(run.done());
        complete();
    }

    @Override
    public void fail(Throwable failure) throws IOException {
        send(RunEvent.problem(failure));
        complete();
    }

    private void send(RunEvent event) throws IOException {
        SseEventBuilder builder = event();
        if (event.name() != null) {
            builder.name(event.name());
        }
        send(builder.data(event.json(), TEXT));
    }
}
