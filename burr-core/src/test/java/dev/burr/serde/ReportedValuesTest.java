package dev.burr.serde;

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

/** What the log of a service says of values that can't be written. */
final class ReportedValuesTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Serde.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Serde serde = Serde.builder().build();

    static final class Account {
        public String getSecret() {
            throw new IllegalStateException("cannot decode hunter2");
        }
    }

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    private List<String> logged(Level level) {
        return logged.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void warnsWithoutWhatTheFailureSays() {
        serde.write("account", new Account(), new JsonWriter());

        assertThat(logged(Level.WARN))
                .containsExactly("Value 'account.secret' of type " + Account.class.getName()
                        + " can't be written as JSON (java.lang.IllegalStateException); a marker stands in its place and says"
                        + " why. Keep such values out of the state, make the type a record or a bean, or give it a codec."
                        + " Further ones are only counted.");
    }

    @Test
    void saysWhyWhereItIsAskedFor() {
        serde.write("account", new Account(), new JsonWriter());

        assertThat(logged(Level.DEBUG))
                .containsExactly("Value 'account.secret' of type " + Account.class.getName()
                        + " can't be written: cannot decode hunter2");
    }

    @Test
    void warnsOnceForEachType() {
        serde.write("a", new Account(), new JsonWriter());
        serde.write("b", new Account(), new JsonWriter());

        assertThat(logged(Level.WARN)).hasSize(1);
        assertThat(serde.unserializableValues()).isEqualTo(2);
    }
}
