package com.example.chat;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import org.springframework.boot.CommandLineRunner;
import org.springframework.stereotype.Component;

/** Takes a step every 300 ms, so that each can be seen to show up before the next. */
@Component
class SlowCounter implements CommandLineRunner {

    private final ApplicationBuilder builder;

    SlowCounter(ApplicationBuilder builder) {
        this.builder = builder;
    }

    @Override
    public void run(String... args) throws InterruptedException {
        Application app = builder.withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .withIdentifiers("slow-counter")
                .build();
        for (int step = 0; step < 10; step++) {
            Thread.sleep(300);
            app.step();
        }
    }
}
