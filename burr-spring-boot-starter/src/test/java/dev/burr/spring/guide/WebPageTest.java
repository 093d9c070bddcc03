package dev.burr.spring.guide;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.spring.web.ApplicationSource;
import dev.burr.spring.web.BurrWebAutoConfiguration;
import dev.burr.spring.web.BurrWebMvcAutoConfiguration;
import dev.burr.spring.web.RequestedApplication;
import dev.burr.spring.web.StreamedRun;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import reactor.core.publisher.Mono;

/** Applications behind HTTP. */
final class WebPageTest {

    record Reply(String text) {}

    /** Knows users, as a service does. */
    static final class Users {

        String languageOf(@Nullable String user) {
            return "ana".equals(user) ? "Spanish" : "English";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Chat {

        @Bean
        Graph chat() {
            return Graph.builder()
                    .withActions(action("respond").reads("language").inputs("prompt").writes("response").stream(
                            (state, inputs, out) -> {
                                out.emit("heard");
                                String heard =
                                        "%s, in %s".formatted(inputs.getString("prompt"), state.getString("language"));
                                return state.with("response", new Reply(heard));
                            }))
                    .withTransitions(from("respond").to("respond"))
                    .build();
        }

        @Bean
        Users users() {
            return new Users();
        }

        @Bean
        ApplicationSource chats(ApplicationFactory chats, Users users) {
            return id -> chats.withState(State.of("language", users.languageOf(id.partitionKey())))
                    .application(id);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Chat.class)
    static class Streams {

        @RestController
        static class Controller {
            @PostMapping("/chat/{id}")
            SseEmitter say(@RequestedApplication("id") Application chat, @RequestBody String prompt) {
                return StreamedRun.of(chat, after("respond"), Inputs.of("prompt", prompt))
                        .toSseEmitter();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Chat.class)
    static class Replies {

        @RestController
        static class Controller {
            @PostMapping("/chat/{id}")
            Reply say(@RequestedApplication("id") Application chat, @RequestBody String prompt) {
                return chat.run(after("respond"), Inputs.of("prompt", prompt))
                        .state()
                        .get("response", Reply.class);
            }
        }
    }

    /** What a controller of WebFlux returns too. */
    @Configuration(proxyBeanMethods = false)
    @Import(Chat.class)
    static class LaterReplies {

        @RestController
        static class Controller {
            @PostMapping("/chat/{id}")
            Mono<Reply> say(@RequestedApplication("id") Application chat, @RequestBody String prompt) {
                return Mono.fromCompletionStage(() -> chat.start(after("respond"), Inputs.of("prompt", prompt))
                                .result())
                        .map(result -> result.state().get("response", Reply.class));
            }
        }
    }

    @TempDir
    private Path storage;

    private WebApplicationContextRunner service(Class<?> controllers) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrAutoConfiguration.class,
                        BurrWebAutoConfiguration.class,
                        BurrWebMvcAutoConfiguration.class,
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        HttpMessageConvertersAutoConfiguration.class,
                        JacksonAutoConfiguration.class))
                .withUserConfiguration(controllers)
                .withPropertyValues("burr.tracking.storage-dir=" + storage);
    }

    private static MockMvcTester.MockMvcRequestBuilder say(WebApplicationContext service, String prompt) {
        return MockMvcTester.from(service)
                .post()
                .uri("/chat/a")
                .contentType(MediaType.TEXT_PLAIN)
                .content(prompt);
    }

    @Test
    void sendsARunAsItGoes() {
        service(Streams.class).run(service -> assertThat(say(service, "Hello").exchange(Duration.ofSeconds(20)))
                .hasStatusOk()
                .bodyText()
                .containsSubsequence("data:\"heard\"", "event:done", "\"applicationId\":\"a\""));
    }

    @Test
    void answersWhenARunInTheBackgroundHasEnded() {
        service(LaterReplies.class)
                .run(service -> assertThat(say(service, "Hello").exchange(Duration.ofSeconds(20)))
                        .bodyJson()
                        .extractingPath("$.text")
                        .isEqualTo("Hello, in English"));
    }

    @Test
    void findsTheApplicationOfARequestAndStartsItAsItsUserNeedsIt() {
        service(Replies.class).run(service -> {
            assertThat(say(service, "Hola").principal(() -> "ana").exchange())
                    .bodyJson()
                    .extractingPath("$.text")
                    .isEqualTo("Hola, in Spanish");
            assertThat(say(service, "Hello").exchange()).hasStatus(404);
        });
    }
}
