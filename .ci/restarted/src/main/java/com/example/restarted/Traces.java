package com.example.restarted;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is left of the starts before this one: threads, and class loaders, of which devtools make one for each start. Without Burr, too,
 * Spring Boot keeps that of the first start, and that of the last until the next.
 */
final class Traces {

    private static final String LOADERS = "walk.loaders";
    private static final int COLLECTIONS = 50;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Traces() {}

    static boolean isFirstStart() {
        return loaders().isEmpty();
    }

    /** To be asked once by each start. */
    static List<String> ofEarlierStarts() throws InterruptedException {
        List<String> traces = new ArrayList<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("(burr(?!-timeouts)|http-nio|Catalina|container).*"))
                .map("thread "::concat)
                .forEach(traces::add);
        List<WeakReference<ClassLoader>> loaders = loaders();
        for (int start = 2; start < loaders.size(); start++) {
            if (isKept(loaders.get(start - 1))) {
                traces.add("classes of start " + start);
            }
        }
        loaders.add(new WeakReference<>(Traces.class.getClassLoader()));
        return traces;
    }

    /** Threads that nobody needs any more may take a second to end. */
    private static boolean isKept(WeakReference<ClassLoader> loader) throws InterruptedException {
        for (int i = 0; i < COLLECTIONS && !loader.refersTo(null); i++) {
            Thread.sleep(PAUSE.toMillis());
            System.gc();
        }
        return !loader.refersTo(null);
    }

    /** Held by the JVM, as nothing of this service is there longer than until its next start. */
    @SuppressWarnings("unchecked")
    private static List<WeakReference<ClassLoader>> loaders() {
        return (List<WeakReference<ClassLoader>>)
                System.getProperties().computeIfAbsent(LOADERS, name -> new CopyOnWriteArrayList<>());
    }
}
