package dev.burr.benchmarks.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Web, security and actuator as they come, and nothing else: what somebody has who has just begun. */
@SpringBootApplication
class BareApp {

    public static void main(String[] args) {
        SpringApplication.run(BareApp.class, args);
    }
}
