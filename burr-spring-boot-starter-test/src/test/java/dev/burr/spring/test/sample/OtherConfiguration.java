package dev.burr.spring.test.sample;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OtherConfiguration {

    @Bean
    Thread mailer() {
        return new Thread(() -> {});
    }
}
