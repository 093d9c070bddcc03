import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Prints how many tests each module of the build has run, from the reports of Surefire and Failsafe, and fails when a
 * module ran none, or when a test failed or was skipped. Run after the build: {@code java .ci/TestReports.java .}, with the
 * profiles that it was built with, whose modules count too.
 */
final class TestReports {
    private static final int LINES_OF_FAILURE = 30;

    private final List<String> problems = new ArrayList<>();
    private int passed;
    private int failed;
    private int skipped;

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("usage: java TestReports.java <folder of the parent pom> [profile...]");
            System.exit(2);
        }
        var reports = new TestReports();
        reports.read(Path.of(args[0]), List.of(args).subList(1, args.length));
        System.exit(reports.conclude());
    }

    private void read(Path root, List<String> wanted) throws Exception {
        Element project = parse(root.resolve("pom.xml"));
        readModules(root, project);
        List<String> missing = new ArrayList<>(wanted);
        for (Element profiles : children(project, "profiles")) {
            for (Element profile : children(profiles, "profile")) {
                if (missing.remove(text(profile, "id"))) {
                    readModules(root, profile);
                }
            }
        }
        missing.forEach(profile -> problems.add("There is no profile '%s'.".formatted(profile)));
    }

    private void readModules(Path root, Element projectOrProfile) throws Exception {
        for (Element modules : children(projectOrProfile, "modules")) {
            for (Element module : children(modules, "module")) {
                readModule(root, module.getTextContent().strip());
            }
        }
    }

    private void readModule(Path root, String module) throws Exception {
        int before = passed + failed;
        int skippedBefore = skipped;
        for (String folder : List.of("surefire-reports", "failsafe-reports")) {
            for (Path report : reportsIn(root.resolve(module).resolve("target").resolve(folder))) {
                for (Element test : children(parse(report), "testcase")) {
                    readTest(module, test);
                }
            }
        }
        int run = passed + failed - before;
        System.out.printf("%-28s %5d run, %d skipped%n", module, run, skipped - skippedBefore);
        if (run == 0) {
            problems.add("Module '%s' ran no test.".formatted(module));
        }
    }

    private void readTest(String module, Element test) {
        String name = "%s.%s".formatted(test.getAttribute("classname"), test.getAttribute("name"));
        if (has(test, "skipped")) {
            skipped++;
            String reason = children(test, "skipped").get(0).getAttribute("message");
            problems.add("Test '%s' of module '%s' was skipped: %s".formatted(name, module, reason));
        } else if (has(test, "failure") || has(test, "error")) {
            failed++;
            problems.add("Test '%s' of module '%s' failed.%s".formatted(name, module, firstLinesOfFailure(test)));
        } else {
            passed++;
        }
    }

    /** What the end of a long log must say itself: the message, and where the test was. */
    private static String firstLinesOfFailure(Element test) {
        return Stream.of("failure", "error")
                .flatMap(kind -> children(test, kind).stream())
                .flatMap(failure -> failure.getTextContent().lines())
                .limit(LINES_OF_FAILURE)
                .map(line -> System.lineSeparator() + "    " + line)
                .collect(Collectors.joining());
    }

    private int conclude() {
        problems.forEach(System.out::println);
        System.out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped);
        return problems.isEmpty() ? 0 : 1;
    }

    private static List<Path> reportsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private static Element parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).get(0).getTextContent().strip();
    }

    private static boolean has(Element parent, String name) {
        return !children(parent, name).isEmpty();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
