package dev.burr.serde;

/** Hears of values that can't be written, in whose place a marker was. */
interface Problems {

    void report(String type, String reason);
}
