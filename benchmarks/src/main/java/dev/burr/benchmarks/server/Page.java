package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.serde.Serde;
import java.util.List;
import java.util.Map;

/** A page of our UI's list of runs. */
record Page(List<String> runs, boolean isIndexed) {

    /** What our UI asks for. */
    static final String OF_OURS = "/api/v1/applications?project=" + GeneratedRuns.PROJECT + "&limit=100";

    /** What the UI of the original asks for. Ours answers it as well. */
    static final String OF_THE_ORIGINAL = "/api/v0/" + GeneratedRuns.PROJECT + "/__none__/apps?limit=100&offset=0";

    static Page parse(String body) {
        if (Serde.standard().parse(body) instanceof Map<?, ?> page
                && page.get("applications") instanceof List<?> runs) {
            return new Page(
                    runs.stream()
                            .map(run -> (String) ((Map<?, ?>) run).get("appId"))
                            .toList(),
                    page.get("indexing") == null);
        }
        throw new IllegalArgumentException("'%s' is no page of runs.".formatted(body));
    }

    /** The run as a whole, which both answer. */
    static String ofRun(String id) {
        return "/api/v0/" + GeneratedRuns.PROJECT + "/" + id + "/__none__/apps";
    }

    /** What a UI needs until it can show the first steps of a run: ours some of them, the original all that there is. */
    static String firstRows(Contender contender, String id) {
        return contender.equals(Contender.PYTHON)
                ? ofRun(id)
                : "/api/v1/steps/beginning?project=" + GeneratedRuns.PROJECT + "&app=" + id + "&limit=200";
    }
}
