package dev.burr.ui.archive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of an import.
 *
 * @param maxArchive How large an archive may be.
 * @param maxUnpacked How large the files in an archive may be together.
 */
@ConfigurationProperties("burr.ui.import")
record ImportProperties(@DefaultValue("2GB") DataSize maxArchive, @DefaultValue("20GB") DataSize maxUnpacked) {

    ArchiveLimits limits() {
        return ArchiveLimits.of(maxArchive.toBytes(), maxUnpacked.toBytes());
    }
}
