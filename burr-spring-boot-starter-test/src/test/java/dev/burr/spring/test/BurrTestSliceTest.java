package dev.burr.spring.test;

import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.spring.autoconfigure.ApplicationBuilderCustomizer;
import dev.burr.spring.test.sample.ChatActions;
import dev.burr.spring.test.sample.ChatService;
import dev.burr.spring.test.sample.Moderation;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.tracking.TrackingClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

final class BurrTestSliceTest {

    /** A slice as it comes. */
    @Nested
    @BurrTest(properties = "burr.project=chats")
    @ContextConfiguration(classes = ChatService.class)
    final class ASlice {

        @Autowired
        ApplicationContext context;

        @Autowired
        ApplicationBuilder builder;

        @Autowired
        InMemoryTrackingClient tracking;

        @MockitoBean
        Moderation moderation;

        @Test
        void hasWhatApplicationsAreMadeOf() {
            assertThat(context.getBeanNamesForType(ChatActions.class)).hasSize(1);
            assertThat(context.getBeanNamesForType(Graph.class)).containsExactly("chat");
            assertThat(context.getBeanNamesForType(ApplicationBuilderCustomizer.class))
                    .containsExactly("fewSteps");
        }

        @Test
        void hasNothingElseOfTheService() {
            assertThat(context.containsBean("mailer")).isFalse();
            assertThat(context.containsBean("remoteModeration")).isFalse();
        }

        @Test
        void recordsInMemory() {
            assertThat(context.getBeansOfType(TrackingClient.class)).containsOnlyKeys("burrInMemoryTrackingClient");
            assertThat(tracking.project()).isEqualTo("chats");
        }

        /** Of two tests, neither sees what the other one has recorded. */
        @RepeatedTest(2)
        void beginsWithNothingRecorded() {
            var chat = builder.withGraph(context.getBean(Graph.class))
                    .withEntrypoint("prompt")
                    .resumeFrom("42", State.empty())
                    .build();

            chat.run(after("prompt"), Inputs.of("prompt", "Hello"));

            assertThat(chat.sequenceId()).isZero();
            assertThat(tracking.list()).containsExactly("42");
        }
    }

    /** A slice that asks for more. */
    @Nested
    @BurrTest(
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Moderation.class),
            excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ApplicationBuilderCustomizer.class))
    @ContextConfiguration(classes = ChatService.class)
    final class ASliceWithFilters {

        @Autowired
        ApplicationContext context;

        @Test
        void hasWhatTheyFind() {
            assertThat(context.containsBean("remoteModeration")).isTrue();
            assertThat(context.containsBean("fewSteps")).isFalse();
        }
    }

    /** The whole service. */
    @Nested
    @SpringBootTest(classes = ChatService.class, properties = "spring.application.name=Chat service")
    @AutoConfigureBurr
    final class AWholeService {

        @Autowired
        ApplicationContext context;

        @Test
        void recordsInMemory() {
            assertThat(context.getBeansOfType(TrackingClient.class)).containsOnlyKeys("burrInMemoryTrackingClient");
            assertThat(context.getBean(TrackingClient.class).project()).isEqualTo("Chat-service");
            assertThat(context.containsBean("mailer")).isTrue();
        }
    }
}
