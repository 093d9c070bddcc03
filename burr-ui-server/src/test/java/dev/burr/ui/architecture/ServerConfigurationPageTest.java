package dev.burr.ui.architecture;

import dev.burr.architecture.ConfigurationPageContract;

final class ServerConfigurationPageTest extends ConfigurationPageContract {
    ServerConfigurationPageTest() {
        super("burr-ui-server");
    }
}
