package dev.burr.application;

/** Who reads the items of a run. */
@FunctionalInterface
interface ItemReader {

    /** Nobody. */
    ItemReader NONE = (action, item) -> {};

    /** Takes an item; waits until there is room for it. */
    void accept(String action, Object item) throws InterruptedException;
}
