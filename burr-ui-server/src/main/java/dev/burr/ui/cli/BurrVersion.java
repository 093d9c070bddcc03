package dev.burr.ui.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, which stands in the manifest of its jar. */
final class BurrVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String version = Burr.class.getPackage().getImplementationVersion();
        return new String[] {"burr " + (version == null ? "(not packaged)" : version)};
    }
}
