package dev.burr.spring.autoconfigure;

import dev.burr.serde.Serde;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** Lets go of the classes of a service that has ended, so that devtools can start it anew with others as often as it likes. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
public final class BurrRestartAutoConfiguration {

    @Bean
    DisposableBean burrTypesForgotten() {
        return Serde::forgetTypes;
    }
}
