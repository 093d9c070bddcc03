package dev.burr.ui.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@link StepTimes} keeps of steps, in the order in which they came. Not thread-safe. */
final class StepRows {

    /** A log of few steps takes no more room than these. */
    private static final int FEW = 4;

    private static final int PER_BLOCK = 1 << 10;

    private final List<Block> blocks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    int add(long id) {
        int row = size;
        if (row % PER_BLOCK == 0) {
            blocks.add(new Block(row == 0 ? FEW : PER_BLOCK));
        }
        block(row).reserve(row % PER_BLOCK + 1);
        block(row).ids[row % PER_BLOCK] = id;
        size++;
        return row;
    }

    /** Where the row with an id is, of rows whose ids come in order; negative if there is none. */
    int find(long id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (id(middle) == id) {
                return middle;
            }
            low = id(middle) < id ? middle + 1 : low;
            high = id(middle) < id ? high : middle - 1;
        }
        return -1;
    }

    private Block block(int row) {
        return blocks.get(row / PER_BLOCK);
    }

    long id(int row) {
        return block(row).ids[row % PER_BLOCK];
    }

    /** An attempt begins; what an earlier one came to does not count any more. */
    void begin(int row, Instant time) {
        Block block = block(row);
        int at = row % PER_BLOCK;
        block.marks[at] = (byte) (has(row, Block.BEGUN) ? Block.BEGUN : block.marks[at] | Block.BEGUN);
        block.startSeconds[at] = time.getEpochSecond();
        block.startNanos[at] = time.getNano();
    }

    void end(int row, Instant time, boolean failed) {
        Block block = block(row);
        int at = row % PER_BLOCK;
        block.marks[at] = (byte) ((block.marks[at] & Block.BEGUN) | Block.ENDED | (failed ? Block.FAILED : 0));
        block.endSeconds[at] = time.getEpochSecond();
        block.endNanos[at] = time.getNano();
    }

    boolean hasBegun(int row) {
        return has(row, Block.BEGUN);
    }

    boolean hasEnded(int row) {
        return has(row, Block.ENDED);
    }

    boolean hasFailed(int row) {
        return has(row, Block.FAILED);
    }

    private boolean has(int row, int mark) {
        return (block(row).marks[row % PER_BLOCK] & mark) != 0;
    }

    /** When it began, if it did. */
    Instant started(int row) {
        int at = row % PER_BLOCK;
        return Instant.ofEpochSecond(block(row).startSeconds[at], block(row).startNanos[at]);
    }

    /** How long it took; 0 while it has no beginning or no end. */
    long micros(int row) {
        if (!hasBegun(row) || !hasEnded(row)) {
            return 0;
        }
        Block block = block(row);
        int at = row % PER_BLOCK;
        long nanos = (long) block.endNanos[at] - block.startNanos[at];
        long seconds = block.endSeconds[at] - block.startSeconds[at] + (nanos < 0 ? -1 : 0);
        return Math.max(0, seconds * 1_000_000 + Math.floorMod(nanos, 1_000_000_000L) / 1_000);
    }

    /** Some rows. The arrays of the first block grow. */
    private static final class Block {

        private static final int BEGUN = 1;
        private static final int ENDED = 2;
        private static final int FAILED = 4;

        private long[] ids;
        private long[] startSeconds;
        private long[] endSeconds;
        private int[] startNanos;
        private int[] endNanos;
        private byte[] marks;

        Block(int capacity) {
            ids = new long[capacity];
            startSeconds = new long[capacity];
            endSeconds = new long[capacity];
            startNanos = new int[capacity];
            endNanos = new int[capacity];
            marks = new byte[capacity];
        }

        void reserve(int count) {
            if (count > ids.length) {
                int capacity = Math.min(PER_BLOCK, 2 * ids.length);
                ids = Arrays.copyOf(ids, capacity);
                startSeconds = Arrays.copyOf(startSeconds, capacity);
                endSeconds = Arrays.copyOf(endSeconds, capacity);
                startNanos = Arrays.copyOf(startNanos, capacity);
                endNanos = Arrays.copyOf(endNanos, capacity);
                marks = Arrays.copyOf(marks, capacity);
            }
        }
    }
}
