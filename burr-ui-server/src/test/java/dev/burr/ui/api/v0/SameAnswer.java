package dev.burr.ui.api.v0;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares what Burr's server answers with what ours does, but for {@link WantedDifferences}. */
final class SameAnswer {

    private static final JsonMapper JSON = new JsonMapper();

    private SameAnswer() {}

    /**
     * For folders of which nothing is known. Burr lists projects as the file system has them, and applications by the time
     * of their folder, which does not move with the log as ours does: such lists are the same in some order.
     */
    static void inAnyOrder(String path, HttpResponse<String> theirs, HttpResponse<String> mine) {
        compare(path, theirs, mine, false);
    }

    /** For folders that were written at the same time as their log, each at another: Burr's order is defined for them. */
    static void inTheSameOrder(String path, HttpResponse<String> theirs, HttpResponse<String> mine) {
        compare(path, theirs, mine, true);
    }

    private static void compare(
            String path, HttpResponse<String> theirs, HttpResponse<String> mine, boolean applicationsAreInOrder) {
        assertThat(mine.statusCode()).as("%s: %s", path, mine.body()).isEqualTo(theirs.statusCode());
        if (theirs.statusCode() == 200) {
            assertThat(mine.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(new JsonDifferences(new WantedDifferences())
                            .between(
                                    inFixedOrder(theirs, applicationsAreInOrder),
                                    inFixedOrder(mine, applicationsAreInOrder)))
                    .as(path)
                    .isEmpty();
        }
    }

    private static JsonNode inFixedOrder(HttpResponse<String> response, boolean applicationsAreInOrder) {
        JsonNode answer = JSON.readTree(response.body());
        if (answer.isArray() && !answer.isEmpty() && answer.get(0).has("num_apps")) {
            return sorted(answer, "id");
        }
        if (answer.has("applications") && !applicationsAreInOrder) {
            ((ObjectNode) answer).set("applications", sorted(answer.get("applications"), "app_id"));
        }
        return answer;
    }

    private static ArrayNode sorted(JsonNode array, String field) {
        ArrayNode sorted = JSON.createArrayNode();
        array.valueStream()
                .sorted(Comparator.comparing(node -> node.get(field).asString()))
                .forEach(sorted::add);
        return sorted;
    }
}
