package dev.burr.spring.web;

import dev.burr.serde.Serde;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** A run as a body of text. */
final class RunBodyEmitter extends ResponseBodyEmitter implements RunSender.Response {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final StreamedRun run;
    private final RunSender sender;
    private boolean begun;

    RunBodyEmitter(StreamedRun run) {
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
        HttpHeaders headers = response.getHeaders();
        if (headers.getContentType() == null) {
            headers.setContentType(TEXT);
        }
        sender.start();
    }

    @Override
    public void item(Object item) throws IOException {
        begun = true;
        send(item instanceof CharSequence ? item.toString() : Serde.standard().print(item) + "\n", TEXT);
    }

    @Override
    public void end() {
        complete();
    }

    /** Spring would answer a failure of one of our types behind what has been sent, as if nothing had been. */
    @Override
    public void fail(Throwable failure) {
        completeWithError(
                begun
                        ? new IOException(
                                "The run of application '%s' failed when a part of its response had been sent, which breaks off here."
                                        .formatted(run.application().id()),
                                failure)
                        : failure);
    }
}
