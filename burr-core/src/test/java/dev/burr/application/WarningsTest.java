package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Halt.before;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.core.Action;
import dev.burr.core.Halt;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.slf4j.LoggerFactory;

/** What is warned of when applications are built and run; once each in a process, so every test has names of its own. */
class WarningsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.burr.application");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private String own = "";

    @BeforeEach
    void listen(TestInfo test) {
        own = test.getDisplayName();
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    private List<String> warnings() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private String name(String name) {
        return name + " of " + own;
    }

    private Action named(String name) {
        return action(name(name)).run(state -> state);
    }

    private ApplicationBuilder line() {
        return new ApplicationBuilder()
                .withActions(named("a"), named("b"), named("c"))
                .withTransitions(from(name("a")).to(name("b")), from(name("b")).to(name("c")))
                .withEntrypoint(name("a"));
    }

    @Test
    void tellsOnceOfWhatABuiltGraphLacks() {
        var builder = line().withActions(named("lost"));

        builder.build();
        builder.build();

        assertThat(warnings())
                .containsExactly(
                        "No transition leads from entrypoint '%s' to '%s'. Add one, or leave out what never runs."
                                .formatted(name("a"), name("lost")));
    }

    @Test
    void tellsOnceOfARunThatCanNotHalt() {
        Application app = line().build();
        app.run(after(name("a")));

        app.run(after(name("a")).orBefore(name("b")));
        line().build().run(after(name("a")).orBefore(name("b")));

        assertThat(warnings())
                .containsExactly(
                        "A run from '%s' can't halt before '%s' after '%s': no transitions lead there. It goes on until none can be taken. Name an action that can come, or use Halt.never()."
                                .formatted(name("b"), name("b"), name("a")));
    }

    @Test
    void saysNothingOfARunThatCanHalt() {
        Application app = line().build();

        app.run(after(name("a"), name("c")));
        app.run(after(name("a")).orBefore(name("c")));
        app.run(after(name("c")));
        app.run(after(name("c")));
        line().build().run(Halt.never());
        line().build().iterate(before(name("b"))).forEach(step -> {});

        assertThat(warnings()).isEmpty();
    }
}
