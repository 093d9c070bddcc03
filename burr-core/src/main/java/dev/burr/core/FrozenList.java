package dev.burr.core;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The list type of every value inside a {@link State}: it never changes, and {@link #plus} shares all but the last few
 * elements with the list it came from, so that a history of any length is appended to at the same small cost.
 *
 * <p>A radix trie of leaves of 32 elements, with the last leaf kept apart as the tail; the structure is that of
 * Clojure's persistent vector (R. Hickey; P. Bagwell and T. Rompf, "RRB-Trees", 2011, section 2).
 */
final class FrozenList extends AbstractList<@Nullable Object> implements RandomAccess {

    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;
    private static final @Nullable Object[] NOTHING = {};

    static final FrozenList EMPTY = new FrozenList(0, BITS, NOTHING, NOTHING, 0);

    private final int size;
    private final int shift;
    private final @Nullable Object[] root;
    private final @Nullable Object[] tail;

    /** How many of the first elements can't change, not even what they contain. */
    private final int immutable;

    private FrozenList(int size, int shift, @Nullable Object[] root, @Nullable Object[] tail, int immutableBefore) {
        this.size = size;
        this.shift = shift;
        this.root = root;
        this.tail = tail;
        this.immutable = countImmutable(immutableBefore);
    }

    /** Elements further in than the tail were counted when they were in it. */
    private int countImmutable(int before) {
        int inTrie = size - tail.length;
        int count = before;
        while (count >= inTrie && count < size && Immutability.isImmutable(tail[count - inTrie])) {
            count++;
        }
        return count;
    }

    /** The elements as they are: freezing each is the caller's part. */
    static FrozenList of(@Nullable Object[] elements) {
        FrozenList list = EMPTY;
        for (int start = 0; start < elements.length; start += WIDTH) {
            list = list.plusLeaf(Arrays.copyOfRange(elements, start, Math.min(start + WIDTH, elements.length)));
        }
        return list;
    }

    FrozenList plus(@Nullable Object element) {
        if (tail.length < WIDTH) {
            @Nullable Object[] longer = Arrays.copyOf(tail, tail.length + 1);
            longer[tail.length] = element;
            return new FrozenList(size + 1, shift, root, longer, immutable);
        }
        return plusLeaf(new @Nullable Object[] {element});
    }

    /** Moves the tail, which is full or empty, into the trie and makes {@code leaf} the new one. */
    private FrozenList plusLeaf(@Nullable Object[] leaf) {
        if (tail.length == 0) {
            return new FrozenList(size + leaf.length, shift, root, leaf, immutable);
        }
        boolean rootIsFull = size >>> BITS > 1 << shift;
        return rootIsFull
                ? new FrozenList(
                        size + leaf.length, shift + BITS, new Object[] {root, pathTo(tail, shift)}, leaf, immutable)
                : new FrozenList(size + leaf.length, shift, withTail(root, shift), leaf, immutable);
    }

    private @Nullable Object[] withTail(@Nullable Object[] node, int level) {
        int index = (size - 1) >>> level & MASK;
        @Nullable Object[] copy = Arrays.copyOf(node, Math.max(node.length, index + 1));
        if (level == BITS) {
            copy[index] = tail;
        } else {
            Object child = index < node.length ? node[index] : null;
            copy[index] =
                    child == null ? pathTo(tail, level - BITS) : withTail((@Nullable Object[]) child, level - BITS);
        }
        return copy;
    }

    private static @Nullable Object[] pathTo(@Nullable Object[] leaf, int level) {
        return level == 0 ? leaf : new Object[] {pathTo(leaf, level - BITS)};
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("Index " + index + " is outside a list of " + size + " elements.");
        }
        return leafAt(index)[index & MASK];
    }

    @Override
    public int size() {
        return size;
    }

    /** Whether not even what it contains can change. */
    boolean isImmutable() {
        return immutable == size;
    }

    /**
     * How many of the first elements are the same ones as in another list, and can't have changed since. What both lists
     * share is told by its identity, so that this costs as little as appending did.
     */
    int unchangedSince(FrozenList earlier) {
        int most = Math.min(immutable, earlier.immutable);
        int same = Math.min(most, sharedInTrie(earlier));
        while (same < most && isSame(leafAt(same), earlier.leafAt(same), same & MASK)) {
            same++;
        }
        return same;
    }

    /** Only what comes first in both tries: how their last leaves compare is left to others. */
    private int sharedInTrie(FrozenList earlier) {
        int most = Math.min(size - tail.length, earlier.size - earlier.tail.length);
        int level = Math.min(shift, earlier.shift);
        @Nullable Object[] node = firstNode(level);
        @Nullable Object[] before = earlier.firstNode(level);
        int same = 0;
        while (level > 0 && node != before) {
            int place = 0;
            while (place < Math.min(node.length, before.length) && isSame(node, before, place)) {
                place++;
            }
            same += place << level;
            if (place == Math.min(node.length, before.length)) {
                return Math.min(most, same);
            }
            node = (@Nullable Object[]) Objects.requireNonNull(node[place]);
            before = (@Nullable Object[]) Objects.requireNonNull(before[place]);
            level -= BITS;
        }
        return node == before ? Math.min(most, same + (node.length << level)) : Math.min(most, same);
    }

    /** The node of a level that holds the first elements. */
    private @Nullable Object[] firstNode(int level) {
        @Nullable Object[] node = root;
        for (int above = shift; above > level; above -= BITS) {
            node = (@Nullable Object[]) Objects.requireNonNull(node[0]);
        }
        return node;
    }

    @SuppressWarnings("ReferenceEquality") // an equal element may be written in another way
    private static boolean isSame(@Nullable Object[] one, @Nullable Object[] other, int place) {
        return one[place] == other[place];
    }

    private @Nullable Object[] leafAt(int index) {
        if (index >= size - tail.length) {
            return tail;
        }
        @Nullable Object[] node = root;
        for (int level = shift; level > 0; level -= BITS) {
            node = (@Nullable Object[]) Objects.requireNonNull(node[index >>> level & MASK]);
        }
        return node;
    }
}
