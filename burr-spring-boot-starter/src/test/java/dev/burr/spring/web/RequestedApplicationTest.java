package dev.burr.spring.web;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

final class RequestedApplicationTest {

    private final StatePersister saved = new InMemoryStatePersister();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

    private Application counter(ApplicationId id, @Nullable String partition) {
        return new ApplicationBuilder()
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withEntrypoint("count")
                .withPersister(saved)
                .withPartitionKey(partition)
                .resumeFrom(id.appId(), State.of("n", 0))
                .build();
    }

    @BeforeEach
    void addSource() {
        beans.addBean("counters", (ApplicationSource) id -> counter(id, id.partitionKey()));
    }

    @RestController
    private static final class Counters {

        @PostMapping("/count/{id}")
        String count(@RequestedApplication("id") Application counter) {
            return counted(counter);
        }

        @PostMapping("/mine")
        String countMine(@RequestedApplication Application counter) {
            return counted(counter);
        }

        @PostMapping("/other")
        String countOther(@RequestedApplication(source = "others") Application counter) {
            return counted(counter);
        }

        @PostMapping("/id/{id}")
        String id(@RequestedApplication("id") ApplicationId id) {
            return id.appId() + " of " + id.partitionKey();
        }

        @PostMapping("/wrong/{number}")
        String wrong(@RequestedApplication("id") ApplicationId id, @PathVariable String number) {
            return number;
        }

        private static String counted(Application counter) {
            return String.valueOf(counter.run(after("count")).state().getInt("n"));
        }
    }

    private MvcTestResult post(String path, @Nullable String user, MockHttpSession session) {
        var resolver = new RequestedApplicationResolver(beans, beans.getBeanProvider(RequestPartition.class));
        MockMvcTester mvc =
                MockMvcTester.of(List.of(new Counters()), builder -> builder.setCustomArgumentResolvers(resolver)
                        .setControllerAdvice(new RunProblemAdvice())
                        .build());
        var request = mvc.post().uri(path).session(session);
        return (user == null ? request : request.principal(() -> user)).exchange();
    }

    private MvcTestResult post(String path, @Nullable String user) {
        return post(path, user, new MockHttpSession());
    }

    @Test
    void isTheOneOfThePath() {
        assertThat(post("/count/a", null)).bodyText().isEqualTo("1");
        assertThat(post("/count/a", null)).bodyText().isEqualTo("2");
        assertThat(post("/count/b", null)).bodyText().isEqualTo("1");
        assertThat(saved.list()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void belongsToTheUser() {
        assertThat(post("/count/a", "ana")).bodyText().isEqualTo("1");

        assertThat(saved.list("ana")).containsExactly("a");
        assertThat(post("/count/a", "bob")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/count/a", null)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/count/a", "ana")).bodyText().isEqualTo("2");
    }

    @Test
    void belongsToWhatTheServiceSays() {
        beans.addBean("tenants", (RequestPartition)
                request -> "tenant of " + request.getUserPrincipal().getName());

        assertThat(post("/id/a", "ana")).bodyText().isEqualTo("a of tenant of ana");
    }

    @Test
    void isTheOneOfTheSession() {
        var session = new MockHttpSession();

        assertThat(post("/mine", null, session)).bodyText().isEqualTo("1");
        assertThat(post("/mine", null, session)).bodyText().isEqualTo("2");
        assertThat(post("/mine", null)).bodyText().isEqualTo("1");
        assertThat(saved.list()).hasSize(2).doesNotContain(session.getId());
    }

    @Test
    void isAnotherOneForWhoeverSignsInDuringTheSession() {
        var session = new MockHttpSession();

        assertThat(post("/mine", null, session)).bodyText().isEqualTo("1");
        assertThat(post("/mine", "ana", session)).bodyText().isEqualTo("1");
        assertThat(post("/mine", "ana", session)).bodyText().isEqualTo("2");
        assertThat(saved.list("ana")).hasSize(1);
    }

    @Test
    void isAnotherOneForEachSource() {
        beans.addBean("others", (ApplicationSource) id -> counter(id, id.partitionKey()));
        var session = new MockHttpSession();

        assertThat(post("/other", null, session)).bodyText().isEqualTo("1");
        assertThat(post("/other", null, session)).bodyText().isEqualTo("2");
    }

    @Test
    void isUnknownWhenItsIdCanNotBeRecorded() {
        assertThat(post("/count/..%00", null)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(saved.list()).isEmpty();
    }

    @Test
    void isRefusedWhenItsSourceForgetsThePartition() {
        beans.addBean("others", (ApplicationSource) id -> counter(id, null));

        assertThat(post("/other", "ana"))
                .failure()
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("Pass id.partitionKey() to withPartitionKey in the ApplicationSource.");
    }

    @Test
    void saysWhenThePathHasNoSuchVariable() {
        assertThat(post("/wrong/7", null))
                .failure()
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RequestedApplication(\"id\")", "Map the method with '{id}' in its path");
    }
}
