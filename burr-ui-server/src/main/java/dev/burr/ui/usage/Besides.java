package dev.burr.ui.usage;

import dev.burr.ui.storage.ApplicationKey;

/** How much room takes what a storage has beside the logs and the lists of children. */
interface Besides {

    /** Of a storage that does not tell. */
    Besides NOTHING = new Besides() {
        @Override
        public long documents(ApplicationKey key) {
            return 0;
        }

        @Override
        public long annotations(String project) {
            return 0;
        }
    };

    /** In bytes, of a run. */
    long documents(ApplicationKey key);

    /** In bytes, of a project. */
    long annotations(String project);
}
