package dev.burr.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Contender.Platform;
import dev.burr.benchmarks.scenario.Scenario;
import dev.burr.environment.NeedsPython;
import dev.burr.environment.Python;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That {@code burr_peer.py} does every scenario's work in the original. */
@NeedsPython
final class PeerIT {

    private static final Effort ONCE = new Effort("test", 1, 0, 0, 0);

    @TempDir
    private Path scratch;

    private ProcessProbes probes;

    @BeforeEach
    void findPython() {
        var peer = new Peer(Python.executable(), Path.of("src", "main", "python", "burr_peer.py"));
        probes = new ProcessProbes(new Commands(peer, PeerIT.class), scratch);
    }

    static Stream<Arguments> contendersInPython() {
        return Scenario.all().stream().flatMap(scenario -> scenario.contenders().stream()
                .filter(contender -> contender.platform() == Platform.PYTHON)
                .map(contender -> Arguments.of(scenario.id(), contender.id())));
    }

    @ParameterizedTest
    @MethodSource("contendersInPython")
    void doesTheWork(String scenario, String contender) throws Exception {
        Scenario named = Scenario.named(scenario);

        Round round = probes.measure(named, named.contender(contender), ONCE);

        assertThat(round.samples()).isEqualTo(1);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void writesTwoLinesAStep() throws Exception {
        Round round = probes.measure(Scenario.named("counter-tracked"), Contender.PYTHON, ONCE);

        assertThat(round.bytesPerStep()).isBetween(297.0, 299.0);
    }

    @Test
    void tellsItsVersions() throws Exception {
        assertThat(probes.peerVersions()).hasSize(2).first().isEqualTo("0.43.0");
    }
}
