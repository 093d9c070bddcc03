package dev.burr.benchmarks.server;

/** What is measured of a server. */
public enum Measure {
    FIRST_ANSWER("from the start to the first answer"),
    LIST_MEDIAN("first page of the list, half of the requests"),
    LIST_P95("first page of the list, 95 % of the requests"),
    OWN_LIST_MEDIAN("first page of our UI's list, half of the requests"),
    OWN_LIST_P95("first page of our UI's list, 95 % of the requests"),
    FIRST_INDEX("index of all runs, page cache warm"),
    FIRST_INDEX_COLD("index of all runs, page cache cold"),
    NEWEST_LISTED("the newest 50 runs listed"),
    LIST_WHILE_INDEXING_P95("first page of our UI's list while it indexes, 95 % of the requests"),
    WHOLE_RUN("the whole run"),
    FIRST_ROWS("first rows of the run"),
    NOTICE_MEDIAN("from a write to its notice, half of the writes"),
    NOTICE_P95("from a write to its notice, 95 % of the writes"),
    ROWS_SHOWN("from the click on a run to its first rows"),
    LONGEST_TASK_OPENING("longest task of the page while it opens, 0 if none is above 50"),
    LONGEST_TASK_SCROLLING("longest task of the page while it scrolls, 0 if none is above 50"),
    STATE_SHOWN("from the click on a run to its state"),
    GRAPH_SHOWN("from the click on a run to its graph"),
    PIXEL_MEDIAN("from a step to its row on the page, half of the steps"),
    PIXEL_P95("from a step to its row on the page, 95 % of the steps"),
    READY("from the start of the process until it is ready"),
    PROCESSOR("what it has of processors until then"),
    HEAP("heap in use after a collection, at most", Unit.MEGABYTES),
    RESIDENT("memory of the process, at most", Unit.MEGABYTES);

    private final String label;
    private final Unit unit;

    Measure(String label) {
        this(label, Unit.MILLISECONDS);
    }

    Measure(String label, Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    /** What the table calls it. */
    public String label() {
        return label;
    }

    /** What its numbers count. */
    public Unit unit() {
        return unit;
    }

    /** What numbers count. */
    public enum Unit {
        MILLISECONDS("ms"),
        MEGABYTES("MB");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /** As it stands behind a number. */
        public String symbol() {
            return symbol;
        }
    }
}
