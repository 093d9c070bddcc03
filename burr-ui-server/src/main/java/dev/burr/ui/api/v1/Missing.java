package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.StepEnd;

/** What is said when something that was asked for does not exist. */
final class Missing {

    private Missing() {}

    static ApiException project(String project) {
        return ApiException.notFound(
                "No such project",
                "Project " + ApiException.quoted(project)
                        + " is not in the storage. Choose one of those that /api/v1/projects lists.");
    }

    static ApiException application(String project, String app) {
        return ApiException.notFound(
                "No such run",
                "Run " + ApiException.quoted(app) + " is not in project " + ApiException.quoted(project)
                        + ". Choose one of those that /api/v1/applications lists.");
    }

    static ApiException step(String app, long sequenceId) {
        return ApiException.notFound(
                "No such step",
                "Step " + sequenceId + " is not in run " + ApiException.quoted(app)
                        + ". Choose one of those that /api/v1/steps lists.");
    }

    static ApiException state(String app, StepEnd end) {
        return ApiException.notFound(
                "State not known",
                "The state after step " + end.sequenceId() + " of run " + ApiException.quoted(app) + " is not known. "
                        + end.stateProblem() + " Choose a step whose state is known.");
    }

    static ApiException part(String app, long sequenceId, StepPart part) {
        return ApiException.notFound(
                "No such part",
                "Step " + sequenceId + " of run " + ApiException.quoted(app) + " has no " + part.word()
                        + ", or it is not known. Choose one of those that /api/v1/step/parts lists.");
    }

    static ApiException place(String app, long sequenceId, StepPart part, String pointer) {
        return ApiException.notFound(
                "No such place",
                "Nothing is at " + ApiException.quoted(pointer) + " in " + part.word() + " of step " + sequenceId
                        + " of run " + ApiException.quoted(app)
                        + ". Go down from its top, where parameter 'pointer' is left out.");
    }
}
