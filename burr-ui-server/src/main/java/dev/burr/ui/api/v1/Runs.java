package dev.burr.ui.api.v1;

import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunBeginning;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.context.request.WebRequest;

/** Finds the runs that requests ask for, and tells clients that what they already have of them is still right. */
final class Runs {

    private final RunIndex index;

    /** Another one for every start: what is answered also depends on the program and on its settings. */
    private final String start;

    Runs(RunIndex index, long start) {
        this.index = index;
        this.start = Long.toString(start, Character.MAX_RADIX);
    }

    /** A run as it is now; an answer of 404 if there is none. */
    Run run(String project, String app) {
        return index.run(new ApplicationKey(project, app)).orElseThrow(() -> Missing.application(project, app));
    }

    /** The first steps of a run; an answer of 404 if there is none. */
    RunBeginning beginning(String project, String app, int most) {
        return index.beginning(new ApplicationKey(project, app), most)
                .orElseThrow(() -> Missing.application(project, app));
    }

    /**
     * Whether the client has the answer already: it is to get none then, and the response says so. Otherwise the response names
     * the version. Weak, because an answer may be compressed, and then has other bytes.
     */
    boolean unchanged(WebRequest request, Run... runs) {
        String versions =
                Stream.of(runs).map(run -> run.version() + run.originVersion()).collect(Collectors.joining("."));
        return request.checkNotModified("W/\"" + versions + "." + start + "\"");
    }
}
