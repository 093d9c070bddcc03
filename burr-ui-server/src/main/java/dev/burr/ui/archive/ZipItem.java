package dev.burr.ui.archive;

/**
 * An entry of an archive, as its table of contents has it.
 *
 * @param flags bits that tell how it is stored
 * @param attributes those of the system that made it, with Unix's mode in the upper half
 */
record ZipItem(String name, int flags, int method, long compressed, long size, int attributes) {

    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int TYPE = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;

    boolean isFolder() {
        return name.endsWith("/");
    }

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /** Stored as it is, or deflated. */
    boolean isReadable() {
        return method == 0 || method == 8;
    }

    /** A link, a pipe or a device. */
    boolean isSpecial() {
        int type = attributes >>> 16 & TYPE;
        return type != 0 && type != FILE && type != FOLDER;
    }
}
