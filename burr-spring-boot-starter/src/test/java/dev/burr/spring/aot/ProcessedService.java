package dev.burr.spring.aot;

import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.core.BurrAction;
import dev.burr.core.Graph;
import dev.burr.core.Input;
import dev.burr.core.Inputs;
import dev.burr.persistence.StatePersister;
import dev.burr.spring.actuate.BurrEndpoint;
import dev.burr.spring.application.ApplicationFactory;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A service that is processed ahead of time, and says what it found when it runs. */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
@Import(ProcessedService.Greetings.class)
class ProcessedService {

    public static void main(String[] args) {
        try (ConfigurableApplicationContext context = SpringApplication.run(ProcessedService.class, args)) {
            Application app = context.getBean(ApplicationFactory.class).application("processed");
            var state = app.run(after("polish"), Inputs.of("name", "Ada")).state();
            System.out.println("processed: " + AotDetector.useGeneratedArtifacts());
            System.out.println(
                    "greeting: " + state.get("greeting", Greeting.class).text());
            System.out.println("saved: "
                    + context.getBean(StatePersister.class).load("processed").isPresent());
            System.out.println("seen: "
                    + context.getBean(BurrEndpoint.class).report().recent().size());
        }
    }

    @Bean
    Graph chat(Greetings greetings) {
        return Graph.builder()
                .withActionsOf(greetings)
                .withTransitions(from("greet").to("polish"))
                .build();
    }

    record Greeting(String text) {}

    static class Greetings {

        @BurrAction(writes = "greeting")
        Greeting greet(@Input("name") String name) {
            return new Greeting("hello " + name);
        }

        @BurrAction(writes = "greeting")
        Greeting polish(Greeting greeting) {
            return new Greeting(greeting.text() + "!");
        }
    }
}
