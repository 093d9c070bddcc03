package dev.burr.ui.api.v0;

import java.util.List;

/** The part of a list that Python takes for {@code list[offset:offset + limit]}: negative places count from the end. */
final class PythonSlice {

    private PythonSlice() {}

    static <T> List<T> of(List<T> list, long offset, long limit) {
        int start = place(offset, list.size());
        int end = place(saturatedSum(offset, limit), list.size());
        return start < end ? list.subList(start, end) : List.of();
    }

    static long saturatedSum(long offset, long limit) {
        long sum = offset + limit;
        boolean overflow = ((offset ^ sum) & (limit ^ sum)) < 0;
        if (overflow) {
            return offset < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }

    private static int place(long index, int size) {
        long fromStart = index < 0 ? index + size : index;
        return (int) Math.max(0, Math.min(size, fromStart));
    }
}
