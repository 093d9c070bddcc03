package dev.burr.benchmarks.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Web, security and actuator as they come, and nothing else: what somebody has who has just begun. It is built without anything
 * of ours and with the starter.
 */
@SpringBootApplication
class BareApp {

    public static void main(String[] args) {
        var application = new SpringApplication(BareApp.class);
        application.addListeners(new Ready());
        application.run(args);
    }

    /** Tells whoever measures the start that it is over. */
    private static final class Ready implements ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            System.out.println("ready");
        }
    }
}
