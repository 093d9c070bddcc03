package dev.burr.ui.api.v0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.environment.NeedsPython;
import dev.burr.ui.fixture.PythonBurr;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Pages, the order in them, and parameters of every form, as Burr's own server takes them. */
@NeedsPython
final class PagingEqualityIT {

    private static final int RUNS = 25;
    private static final String HUGE = "9".repeat(40);

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "7",
            "24",
            "25",
            "26",
            "1000",
            "-1",
            "-7",
            "-25",
            "-26",
            "-1000",
            "+3",
            "%203%20",
            "3.0",
            "3.",
            "3.5",
            "-3.000",
            ".0",
            "1_0",
            "1__0",
            "_1",
            "1_",
            "0010",
            "0x1",
            "1e3",
            "true",
            "null",
            "",
            "x",
            "%D9%A3",
            "--1",
            "+-1",
            "1%202",
            "3%0A",
            "1,2",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            HUGE,
            "-" + HUGE,
            "1".repeat(4300),
            "1".repeat(4301));

    private static final List<String> SLICES = List.of(
            "limit=5&offset=5",
            "limit=5&offset=22",
            "limit=5&offset=25",
            "limit=5&offset=-3",
            "limit=2&offset=-5",
            "limit=-5&offset=10",
            "limit=-5&offset=-10",
            "limit=-40&offset=30",
            "limit=-5&offset=2",
            "limit=0&offset=3",
            "limit=" + HUGE + "&offset=20",
            "limit=" + HUGE + "&offset=-" + HUGE,
            "limit=-" + HUGE + "&offset=" + HUGE,
            "limit=" + HUGE + "5&offset=-" + HUGE,
            "limit=1000000000000000000000000000005&offset=-1000000000000000000000000000000",
            "limit=9223372036854775807&offset=1",
            "limit=1&limit=2",
            "limit=x&limit=3",
            "limit=3&limit=x",
            "limit=&limit=4",
            "limit",
            "LIMIT=3",
            "limit%5B%5D=3",
            "limit=3;offset=2",
            "offset=1&offset=20",
            "nothing=3");

    private static final List<String> WORDS = List.of(
            "true",
            "TRUE",
            "tRue",
            "t",
            "yes",
            "y",
            "on",
            "1",
            "false",
            "f",
            "no",
            "n",
            "off",
            "0",
            "2",
            "",
            "x",
            "none",
            "null",
            "%20true",
            "true%20",
            "1.0",
            "on&filter_empty=x",
            "x&filter_empty=on");

    @TempDir
    static Path storage;

    private static PythonBurr burr;
    private static TestServer ours;

    @BeforeAll
    static void start() throws IOException {
        for (int n = 0; n < RUNS; n++) {
            RunFiles run = RunFiles.in(storage, "many", "run-" + n)
                    .graph("n", "count")
                    .partition("p" + n % 3)
                    .step(0, "count", Map.of("n", n));
            FileTime written = FileTime.fromMillis(1_700_000_000_000L + n * 7 % RUNS * 60_000L);
            Files.setLastModifiedTime(run.files().log(), written);
            Files.setLastModifiedTime(run.files().folder(), written);
        }
        burr = PythonBurr.serve(storage);
        ours = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        ours.close();
        burr.close();
    }

    @TestFactory
    Stream<DynamicTest> cutsListsAsBurrDoes() {
        return Stream.of(
                        NUMBERS.stream().map(number -> "limit=" + number),
                        NUMBERS.stream().map(number -> "offset=" + number),
                        SLICES.stream())
                .flatMap(queries -> queries)
                .flatMap(query -> Stream.of("__none__", "p1").map(key -> "/api/v0/many/" + key + "/apps?" + query))
                .map(PagingEqualityIT::compared);
    }

    @TestFactory
    Stream<DynamicTest> readsNumbersInOtherPlacesAsBurrDoes() {
        return Stream.of(
                        NUMBERS.stream().map(number -> "/api/v0/many/annotations?step_sequence_id=" + number),
                        NUMBERS.stream().map(number -> "/api/v0/indexing_jobs?limit=" + number),
                        NUMBERS.stream().map(number -> "/api/v0/indexing_jobs?offset=" + number),
                        WORDS.stream().map(word -> "/api/v0/indexing_jobs?filter_empty=" + word))
                .flatMap(paths -> paths)
                .map(PagingEqualityIT::compared);
    }

    /** But for steps beyond 64 bits, which Burr's server stores: nothing can have recorded one. */
    @TestFactory
    Stream<DynamicTest> readsNumbersInPathsAsBurrDoes() {
        return NUMBERS.stream()
                .filter(number -> !number.isEmpty() && number.length() < 19)
                .flatMap(number -> Stream.of(
                        List.of("PUT", "/api/v0/many/" + number + "/update_annotations"),
                        List.of("POST", "/api/v0/many/run-1/__none__/" + number + "/annotations")))
                .map(request -> DynamicTest.dynamicTest(String.join(" ", request), () -> {
                    HttpResponse<String> theirs = burr.send(request.get(0), request.get(1), AnnotationBodies.WHOLE);
                    HttpResponse<String> mine = ours.send(request.get(0), request.get(1), AnnotationBodies.WHOLE);

                    assertThat(mine.statusCode()).as(mine.body()).isEqualTo(theirs.statusCode());
                    String all = "/api/v0/many/annotations";
                    SameAnswer.inTheSameOrder(all, burr.get(all), ours.get(all));
                }));
    }

    private static DynamicTest compared(String path) {
        String name = path.length() < 200 ? path : path.substring(0, 200) + "…" + path.length();
        return DynamicTest.dynamicTest(name, () -> SameAnswer.inTheSameOrder(path, burr.get(path), ours.get(path)));
    }
}
