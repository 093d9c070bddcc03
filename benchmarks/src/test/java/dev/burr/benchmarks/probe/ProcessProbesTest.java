package dev.burr.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With probes that are processes of this JVM's own Java, so that they run wherever the tests do. */
final class ProcessProbesTest {

    private static final Scenario SCENARIO = Scenario.named("counter-tracked");
    private static final Effort EFFORT = new Effort("test", 1, 20, 10, 30);

    @TempDir
    private Path scratch;

    @Test
    void handsOverWhatToMeasureForHowLongAndWhere() throws Exception {
        Round round = probes(EchoesItsArguments.class).measure(SCENARIO, Contender.FLOOR, EFFORT);

        assertThat(round.samples()).isEqualTo(1);
        assertThat(round.bytesPerStep()).isEqualTo(20 * 1_000 + 30);
    }

    @Test
    void leavesNoFileBehind() throws Exception {
        probes(EchoesItsArguments.class).measure(SCENARIO, Contender.FLOOR, EFFORT);

        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void tellsWhatAFailedProbeSaidAndHowToStartIt() {
        assertThatThrownBy(() -> probes(Fails.class).measure(SCENARIO, Contender.FLOOR, EFFORT))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("ended with exit code 1")
                .hasMessageContaining("counter-tracked floor 20 30")
                .hasMessageContaining("no more paper");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void tellsWhatIsNoMeasurement() {
        assertThatThrownBy(() -> probes(Chats.class).measure(SCENARIO, Contender.FLOOR, EFFORT))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("Line 'good morning' is not a sample.");
    }

    private ProcessProbes probes(Class<?> main) {
        var nowhere = new Peer(Path.of("python"), Path.of("burr_peer.py"));
        return new ProcessProbes(new Commands(nowhere, main), scratch);
    }

    /** Puts what it was told into a sample, and leaves something in its folder. */
    static final class EchoesItsArguments {

        public static void main(String[] args) throws IOException {
            if (!args[0].equals("counter-tracked") || !args[1].equals("floor")) {
                throw new IllegalArgumentException(String.join(" ", args));
            }
            Files.createFile(Path.of(args[4]).resolve("log.jsonl"));
            System.out.printf(
                    "{\"steps\":1,\"nanos\":1,\"bytes\":%d}%n",
                    Long.parseLong(args[2]) * 1_000 + Long.parseLong(args[3]));
        }
    }

    static final class Fails {

        public static void main(String[] args) {
            throw new IllegalStateException("no more paper");
        }
    }

    static final class Chats {

        public static void main(String[] args) {
            System.out.println("good morning");
        }
    }
}
