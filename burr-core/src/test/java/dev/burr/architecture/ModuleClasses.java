package dev.burr.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The classes that architecture rules look at. */
final class ModuleClasses {
    private ModuleClasses() {}

    /**
     * The main classes of the module whose tests are running, without those of the modules it depends on.
     *
     * <p>Reads the folder that Maven compiles into, below the module's folder, where both Surefire and IDEs start tests.
     */
    static JavaClasses ofThisModule() {
        return new ClassFileImporter().importPath(Path.of("target", "classes"));
    }
}
