package dev.burr.spring.architecture;

import dev.burr.architecture.ConfigurationPageContract;

final class StarterConfigurationPageTest extends ConfigurationPageContract {
    StarterConfigurationPageTest() {
        super("burr-spring-boot-starter");
    }
}
