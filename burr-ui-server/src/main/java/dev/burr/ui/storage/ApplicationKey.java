package dev.burr.ui.storage;

/** Names one tracked application of a storage. Neither id is checked; what does not exist is not found. */
public record ApplicationKey(String project, String app) {

    private static final String HIDDEN = ".";

    /** Whether the application is in no list, as in those of Burr's server. It can be opened by whoever knows its id. */
    public boolean isHidden() {
        return isHidden(app);
    }

    static boolean isHidden(String app) {
        return app.startsWith(HIDDEN);
    }
}
