package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells browsers what has changed, as server-sent events. */
@RestController
@RequestMapping("/api/v1")
final class ChangesController {

    private final RunIndex index;
    private final ChangeStreams streams;

    ChangesController(RunIndex index, ChangeStreams streams) {
        this.index = index;
        this.streams = streams;
    }

    /**
     * The subscription stands before the answer begins: what a reader fetches after the stream has opened, and what it is
     * told, leave no gap. A browser that comes back cannot be told what it missed, so it is told to fetch anew.
     */
    @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> changes(
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String app,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        SseEmitter emitter = streams.open(() -> index.subscribe(filter(project, app)), lastEventId != null)
                .orElseThrow(() -> ApiException.busy("The server has as many change streams as it can keep open ("
                        + ChangeStreams.MOST + "). Close other tabs of this page, then reload it."));
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private static Predicate<ApplicationKey> filter(@Nullable String project, @Nullable String app) {
        return key -> (project == null || project.equals(key.project())) && (app == null || app.equals(key.app()));
    }
}
