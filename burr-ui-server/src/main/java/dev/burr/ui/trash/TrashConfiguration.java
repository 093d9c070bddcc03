package dev.burr.ui.trash;

import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.TrashAge;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long the trash keeps what is in it, and who empties it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrashProperties.class)
public class TrashConfiguration {

    @Bean
    TrashAge trashAge(TrashProperties properties) {
        return new TrashAge(properties.maxAge());
    }

    @Bean
    TrashKeeper trashKeeper(RunTrash trash, TrashAge age) {
        return new TrashKeeper(trash, age, Clock.systemUTC());
    }
}
