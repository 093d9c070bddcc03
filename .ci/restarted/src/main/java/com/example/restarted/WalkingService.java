package com.example.restarted;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;

import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.spring.application.ApplicationFactory;
import java.time.Duration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Goes one step further at each of its starts. */
@SpringBootApplication
public class WalkingService {

    record Place(int milestone) {}

    public static void main(String[] args) {
        SpringApplication.run(WalkingService.class, args);
    }

    @Bean
    Graph walk() {
        var walk = action("walk").reads("place").writes("place");
        // What Burr starts once for the process begins with the second start: the classes of the first one are kept
        // anyway.
        var limited = Traces.isFirstStart() ? walk : walk.timeout(Duration.ofMinutes(1));
        return Graph.builder()
                .withActions(limited.run(state -> state.with(
                        "place", new Place(state.get("place", Place.class).milestone() + 1))))
                .withTransitions(from("walk").to("walk"))
                .build();
    }

    @Bean
    ApplicationRunner go(ApplicationFactory walks) {
        return arguments -> {
            State state = walks.withState(State.of("place", new Place(0)))
                    .application("walk")
                    .run(after("walk"))
                    .state();
            System.out.printf(
                    "at milestone %d, left behind: %s%n",
                    state.get("place", Place.class).milestone(), Traces.ofEarlierStarts());
        };
    }
}
