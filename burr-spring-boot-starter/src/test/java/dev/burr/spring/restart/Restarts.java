package dev.burr.spring.restart;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts and ends a service several times, as devtools does: each time with a class loader of its own for the classes of the
 * service, while those of the libraries stay. Says how many of them nothing lets go of.
 */
final class Restarts {

    private static final int TIMES = 3;
    private static final int COLLECTIONS = 100;

    private Restarts() {}

    public static void main(String[] args) throws Exception {
        start(withoutBurr(args));
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            loaders.add(start(args));
        }
        start(withoutBurr(args));
        for (int i = 0; i < COLLECTIONS && left(loaders) > 0; i++) {
            System.gc();
        }
        System.out.println("left: " + left(loaders));
    }

    /**
     * What libraries start once for the process, such as Spring Boot's shutdown hook, has the class loader of the first; what they keep
     * until the next start, such as the environment by Spring Boot's logging, that of the last.
     */
    private static String[] withoutBurr(String[] args) {
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = "--burr.enabled=false";
        return all;
    }

    private static long left(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> !loader.refersTo(null)).count();
    }

    private static WeakReference<ClassLoader> start(String[] args) throws Exception {
        try (OwnClasses loader = new OwnClasses()) {
            Thread service = new Thread(() -> loader.run(args), "restarted");
            service.setContextClassLoader(loader);
            service.start();
            service.join();
            return new WeakReference<>(loader);
        }
    }

    /** Has the classes of the service anew, and all others from where they are already. */
    private static final class OwnClasses extends URLClassLoader {

        OwnClasses() throws Exception {
            super(new URL[] {location()}, Restarts.class.getClassLoader());
        }

        private static URL location() throws Exception {
            return Path.of(Restarts.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toUri()
                    .toURL();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(RestartedService.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }

        void run(String[] args) {
            try {
                Method main = loadClass(RestartedService.class.getName()).getDeclaredMethod("main", String[].class);
                main.setAccessible(true);
                main.invoke(null, (Object) args);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
