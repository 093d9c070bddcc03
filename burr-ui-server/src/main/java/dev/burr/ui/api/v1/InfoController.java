package dev.burr.ui.api.v1;

import dev.burr.ui.api.ServerFacts;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Facts about the server. */
@RestController
@RequestMapping("/api/v1")
final class InfoController {

    private final Info info;

    InfoController(TrackingRepository repository, ServerFacts facts, TraceProperties traces) {
        this.info =
                new Info(facts.version(), repository.location(), facts.samples(), Instant.now(), traces.linkTemplate());
    }

    @GetMapping("/info")
    Info info() {
        return info;
    }
}
