package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class OnceLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("once");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final OnceLog log = new OnceLog(logger);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(logged);
    }

    @Test
    void warnsOnceOfWhatDiffersInNumbersAndNamesOnly() {
        log.warn("It has 17,001,234 bytes in 'a'.", "First");
        log.warn("It has 9 bytes in 'b, c'.", "Second");

        assertThat(told(Level.WARN)).containsExactly("First");
        assertThat(told(Level.DEBUG)).containsExactly("Second");
    }

    @Test
    void takesNoApostropheForAQuote() {
        log.warn("It can't be, as 'a' is not there.", "First");
        log.warn("It can't be, as 'b' is not there.", "Second");

        assertThat(told(Level.WARN)).containsExactly("First");
    }

    @Test
    void warnsOfEachKind() {
        log.warn("The disk is full", "{} of {}", 1, "many");
        log.warn("It is read-only", "Second", new IllegalStateException("for a test"));

        assertThat(told(Level.WARN)).containsExactly("1 of many", "Second");
        assertThat(logged.list.get(1).getThrowableProxy().getMessage()).isEqualTo("for a test");
    }

    @Test
    void remembersABoundedNumberOfKinds() {
        for (int i = 0; i < 300; i++) {
            log.warn("x".repeat(i), "Told");
        }

        assertThat(told(Level.WARN)).hasSize(100);
        assertThat(told(Level.DEBUG)).hasSize(200);
    }

    private List<String> told(Level level) {
        return logged.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
