package dev.burr.spring.restart;

import static dev.burr.core.Halt.after;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.BurrAction;
import dev.burr.core.Input;
import dev.burr.core.Inputs;
import dev.burr.spring.actuate.BurrEndpoint;
import dev.burr.spring.autoconfigure.BurrActuatorAutoConfiguration;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.spring.autoconfigure.BurrMetricsAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A service with actions and records of its own. It has nothing of other libraries, which may keep what they like. */
@ImportAutoConfiguration({
    BurrAutoConfiguration.class,
    BurrActuatorAutoConfiguration.class,
    BurrMetricsAutoConfiguration.class
})
@Configuration(proxyBeanMethods = false)
class RestartedService {

    public static void main(String[] args) {
        try (ConfigurableApplicationContext context = SpringApplication.run(RestartedService.class, args)) {
            if (context.containsBean("burrApplicationBuilder")) {
                use(context);
            }
        }
    }

    private static void use(ConfigurableApplicationContext context) {
        Application app = context.getBean(ApplicationBuilder.class)
                .withActionsOf(new Greetings())
                .withEntrypoint("greet")
                .build();
        app.run(after("greet"), Inputs.of("name", new Name("Ada")));
        Greeting greeting = app.state().get("greeting", Greeting.class);
        int seen = context.getBean(BurrEndpoint.class).report().recent().size();
        System.out.println(greeting.text() + " " + seen);
    }

    record Name(String text) {}

    record Greeting(String text, Name to) {}

    static class Greetings {

        @BurrAction(writes = "greeting")
        Greeting greet(@Input("name") Name name) {
            return new Greeting("hello " + name.text(), name);
        }
    }
}
