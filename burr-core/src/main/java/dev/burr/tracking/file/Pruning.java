package dev.burr.tracking.file;

import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.PruningPlan.Contents;
import dev.burr.tracking.file.PruningPlan.Measured;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what of a project is beyond its limits, and deletes it. Nothing is deleted but folders of applications, and nothing of
 * them that is not in the format; links in the folder of the project are not followed. The annotations of the project stay.
 */
public final class Pruning {

    private static final Logger log = LoggerFactory.getLogger(Pruning.class);

    private static final Comparator<Measured> OLDEST_FIRST = Comparator.comparing(
                    (Measured run) -> run.folder().lastActivity())
            .thenComparing(run -> run.folder().appId());

    private final TrackingDirectory directory;
    private final Clock clock;
    private final Hindrances hindrances;
    private final Exclusion exclusion;

    /** For a process that does not write to the directory itself. */
    public Pruning(TrackingDirectory directory, Clock clock) {
        this(directory, clock, (appId, deletion) -> deletion.run());
    }

    Pruning(TrackingDirectory directory, Clock clock, Exclusion exclusion) {
        this.directory = directory;
        this.clock = clock;
        this.hindrances = new Hindrances(clock, WriterIdentity.current());
        this.exclusion = exclusion;
    }

    /** Keeps this process from writing to an application while something is done to its files. */
    interface Exclusion {

        /** Does it, or nothing at all if that can't be now. Returns whether it was done. */
        boolean during(String appId, Deletion deletion) throws IOException;
    }

    /** Deletes files. */
    interface Deletion {

        /** Returns whether it did. */
        boolean run() throws IOException;
    }

    /**
     * What is beyond the limits now. Empty for a project that is not there.
     *
     * @throws IOException when the folder of the project can't be read
     */
    public PruningPlan plan(String project, Retention limits) throws IOException {
        Instant now = clock.instant();
        Optional<Path> folder = directory.findProject(project);
        var runs = new ArrayList<Measured>();
        var leftovers = new ArrayList<Path>();
        for (Path entry : folder.isPresent() ? RunFolder.entriesOfProject(folder.get()) : List.<Path>of()) {
            if (!RunFolder.isHidden(entry)) {
                look(entry, limits.maxBytes() != null, runs, leftovers);
            }
        }
        runs.sort(OLDEST_FIRST);
        return new PruningPlan(project, limits, now, new Contents(runs, leftovers), hindrances);
    }

    /** What can't be looked at is not counted, and stays. */
    private void look(Path entry, boolean measured, List<Measured> runs, List<Path> leftovers) {
        try {
            Optional<RunFolder> run = RunFolder.at(entry);
            if (run.isPresent()) {
                runs.add(new Measured(run.get(), measured ? run.get().bytes() : 0));
            } else if (RunFolder.isFolder(entry) && isLeftover(entry)) {
                leftovers.add(entry);
            }
        } catch (IOException e) {
            log.debug("Folder '{}' can't be read, and is kept.", entry, e);
        }
    }

    private boolean isLeftover(Path folder) throws IOException {
        Instant changed =
                Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
        return hindrances.isSilentFor(changed, Hindrances.QUIET_TIME);
    }

    /**
     * Deletes an application that a plan has named.
     *
     * @return false if it is not what was planned: it is gone already, has been written to meanwhile, or is to be kept
     * @throws IOException when it can't be deleted
     */
    public boolean delete(OverdueRun run) throws IOException {
        Optional<ApplicationFiles> files = directory.findApplication(run.project(), run.appId());
        return run.kept() == null
                && files.isPresent()
                && exclusion.during(
                        run.appId(), () -> new RunDeletion(files.get()).unlessChangedSince(run.lastActivity()));
    }

    /**
     * Removes the empty folders that a process leaves which is killed while it deletes. Burr's server can't list a project that
     * has one. Others it leaves alone.
     */
    public void removeLeftovers(PruningPlan plan) {
        for (Path folder : plan.leftovers()) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                log.trace("Folder '{}' has no log and is not empty; it is kept.", folder);
            } catch (IOException e) {
                log.debug("Empty folder '{}' can't be removed.", folder, e);
            }
        }
    }
}
