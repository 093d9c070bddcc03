package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.storage.TrackingRepository;
import dev.burr.ui.views.SavedView;
import dev.burr.ui.views.SavedViews;
import java.io.IOException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Views of a project's runs, under names. */
@RestController
@RequestMapping("/api/v1/views")
final class ViewsController {

    private final SavedViews views;
    private final TrackingRepository repository;

    ViewsController(SavedViews views, TrackingRepository repository) {
        this.views = views;
        this.repository = repository;
    }

    @GetMapping
    ViewList savedViews(@RequestParam String project) {
        requireProject(project);
        return new ViewList(
                views.of(project).stream().map(ViewsController::view).toList());
    }

    @PostMapping
    NamedView saveView(@RequestParam String project, @RequestBody ViewRequest request) {
        requireProject(project);
        try {
            return views.create(project, request.name(), request.query())
                    .map(ViewsController::view)
                    .orElseThrow(() -> ApiException.conflict(
                            "Too many views",
                            "Project " + ApiException.quoted(project) + " has as many saved views as it may have ("
                                    + SavedViews.MOST + "). Delete one that is not used."));
        } catch (IllegalArgumentException wrong) {
            throw ApiException.unprocessableBody("Unprocessable body", String.valueOf(wrong.getMessage()));
        } catch (IOException failed) {
            throw notStored(failed);
        }
    }

    @PutMapping
    NamedView changeView(@RequestParam String project, @RequestParam String id, @RequestBody ViewRequest request) {
        try {
            return views.update(project, id, request.name(), request.query())
                    .map(ViewsController::view)
                    .orElseThrow(() -> noView(project, id));
        } catch (IllegalArgumentException wrong) {
            throw ApiException.unprocessableBody("Unprocessable body", String.valueOf(wrong.getMessage()));
        } catch (IOException failed) {
            throw notStored(failed);
        }
    }

    /** Answers the view as it was. */
    @DeleteMapping
    NamedView deleteView(@RequestParam String project, @RequestParam String id) {
        try {
            return views.delete(project, id).map(ViewsController::view).orElseThrow(() -> noView(project, id));
        } catch (IOException failed) {
            throw notStored(failed);
        }
    }

    private void requireProject(String project) {
        if (repository.project(project).isEmpty()) {
            throw ApiException.notFound(
                    "No such project",
                    "Project " + ApiException.quoted(project)
                            + " is not in the storage. Choose one of those that /api/v1/projects lists.");
        }
    }

    private static NamedView view(SavedView view) {
        return new NamedView(view.id(), view.name(), view.query(), view.createdAt(), view.updatedAt());
    }

    private static ApiException noView(String project, String id) {
        return ApiException.notFound(
                "No such view",
                "View " + ApiException.quoted(id) + " is not among those of project " + ApiException.quoted(project)
                        + ". Choose one of those that /api/v1/views lists.");
    }

    private static ApiException notStored(IOException failed) {
        return Refused.by(failed, "The saved views can't be changed.");
    }
}
