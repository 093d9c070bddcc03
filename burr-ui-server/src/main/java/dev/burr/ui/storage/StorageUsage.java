package dev.burr.ui.storage;

import java.util.List;

/** How much room runs take. Every implementation answers at the cost of looking at each run once. */
public interface StorageUsage {

    /** All projects, the one that takes most first. */
    List<ProjectUsage> measure();

    /**
     * Of one project.
     *
     * @param logBytes what its logs have
     * @param documentBytes what stands beside the logs
     * @param annotationBytes what its annotations have
     * @param largest of its runs, the one that takes most first; not all of many
     */
    record ProjectUsage(
            String project, int runs, long logBytes, long documentBytes, long annotationBytes, List<RunUsage> largest) {

        public ProjectUsage {
            largest = List.copyOf(largest);
        }

        /** All of it. */
        public long bytes() {
            return logBytes + documentBytes + annotationBytes;
        }
    }

    /** Of one run. */
    record RunUsage(String app, long logBytes, long documentBytes) {

        /** All of it. */
        public long bytes() {
            return logBytes + documentBytes;
        }
    }
}
