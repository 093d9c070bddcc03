package dev.burr.spring.test.sample;

import dev.burr.application.ApplicationBuilder;
import dev.burr.spring.autoconfigure.ApplicationBuilderCustomizer;
import org.springframework.stereotype.Component;

@Component
public class FewSteps implements ApplicationBuilderCustomizer {

    @Override
    public void customize(ApplicationBuilder builder) {
        builder.withMaxSteps(10);
    }
}
