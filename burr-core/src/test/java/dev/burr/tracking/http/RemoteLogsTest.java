package dev.burr.tracking.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.ImageMemory;
import dev.burr.tracking.TrackingCodec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RemoteLogsTest {

    private final Set<String> waiting = new HashSet<>();
    private int looks;
    private final RemoteLogs logs = new RemoteLogs(
            id -> new RemoteLog(id, TrackingCodec.standard().newLineEncoder(ImageMemory.of(0))), this::isIdle, 10);

    private boolean isIdle(RemoteLog log) {
        looks++;
        return !waiting.contains(log.backlog().appId);
    }

    @Test
    void keepsAllOfWhichSomethingWaitsAndFewOthers() {
        for (int i = 0; i < 100; i++) {
            if (i % 2 == 0) {
                waiting.add("app" + i);
            }
            use("app" + i);
        }

        assertThat(waiting).allSatisfy(app -> assertThat(logs.find(app)).isPresent());
        int others = 0;
        for (int i = 1; i < 100; i += 2) {
            others += logs.find("app" + i).isPresent() ? 1 : 0;
        }
        assertThat(others).isLessThan(20);
    }

    @Test
    void looksForRoomTheMoreSeldomTheMoreWaits() {
        for (int i = 0; i < 2_000; i++) {
            waiting.add("app" + i);
            use("app" + i);
        }

        assertThat(looks).isLessThan(20_000);
    }

    private void use(String app) {
        logs.release(logs.acquire(app));
    }
}
