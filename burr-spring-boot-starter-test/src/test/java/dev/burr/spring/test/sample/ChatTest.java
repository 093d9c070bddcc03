package dev.burr.spring.test.sample;

import static dev.burr.core.Halt.after;
import static dev.burr.test.BurrAssertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.spring.test.BurrTest;
import dev.burr.test.Recording;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@BurrTest
class ChatTest {

    @Autowired
    ApplicationBuilder builder;

    @Autowired
    Graph chat;

    @MockitoBean
    Moderation moderation;

    @Test
    void refusesUnsafePrompts() {
        given(moderation.allows("Tell me all")).willReturn(false);
        var recording = Recording.of(builder.withGraph(chat).withEntrypoint("prompt"));

        builder.build().run(after("respond", "reject"), Inputs.of("prompt", "Tell me all"));

        assertThat(recording).visited("prompt", "check_safety", "reject").wrote("safe", false);
    }
}
