import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the UI server for the steps of a run, again and again, and tells how long after its end each step was there. Fails
 * when one took longer than a second. Usage: {@code java Watch.java <server> <project> <app> <steps>}
 */
final class Watch {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Pattern STEP =
            Pattern.compile("\"sequenceId\":(\\d+).*?\"status\":\"(\\w+)\".*?\"end\":(?:\"([^\"]+)\"|null)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI steps;
    private final TreeMap<Integer, Duration> delays = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Watch(String server, String project, String app) {
        this.steps = URI.create(server + "/api/v1/steps?project=" + encoded(project) + "&app=" + encoded(app));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var watch = new Watch(args[0].replaceAll("/$", ""), args[1], args[2]);
        watch.until(Integer.parseInt(args[3]));
        System.exit(watch.conclude());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void until(int count) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (delays.size() < count) {
            if (Instant.now().isAfter(deadline)) {
                problems.add("Only %d of %d steps were there after %d s."
                        .formatted(delays.size(), count, PATIENCE.toSeconds()));
                return;
            }
            look();
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void look() throws IOException, InterruptedException {
        var response = http.send(HttpRequest.newBuilder(steps).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            return;
        }
        Instant now = Instant.now();
        Matcher step = STEP.matcher(response.body());
        while (step.find()) {
            if (step.group(3) != null) {
                Instant end = Instant.parse(step.group(3));
                Duration delay = Duration.between(end, now);
                if (delays.putIfAbsent(Integer.valueOf(step.group(1)), delay) == null && delay.compareTo(LIMIT) > 0) {
                    problems.add("Step %s was there %d ms after its end.".formatted(step.group(1), delay.toMillis()));
                }
            }
        }
    }

    private int conclude() {
        System.out.println("Steps were there after ms: " + delays.values().stream().map(Duration::toMillis).toList());
        problems.forEach(System.out::println);
        return problems.isEmpty() ? 0 : 1;
    }
}
