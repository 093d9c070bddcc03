import static dev.burr.core.Halt.after;
import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CounterConfiguration {

    @Bean
    CommandLineRunner counter(ApplicationBuilder burr) {
        return args -> burr
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count").to("count").when("n < 10"),
                        from("count").to("done"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .build()
                .run(after("done"));
    }
}
