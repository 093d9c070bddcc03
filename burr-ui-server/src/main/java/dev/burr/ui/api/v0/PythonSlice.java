package dev.burr.ui.api.v0;

import java.math.BigInteger;
import java.util.List;

/** The part of a list that Python takes for {@code list[offset:offset + limit]}: negative places count from the end. */
final class PythonSlice {

    private PythonSlice() {}

    static <T> List<T> of(List<T> list, BigInteger offset, BigInteger limit) {
        int start = place(offset, list.size());
        int end = place(offset.add(limit), list.size());
        return start < end ? list.subList(start, end) : List.of();
    }

    private static int place(BigInteger index, int size) {
        BigInteger fromStart = index.signum() < 0 ? index.add(BigInteger.valueOf(size)) : index;
        return fromStart.max(BigInteger.ZERO).min(BigInteger.valueOf(size)).intValueExact();
    }
}
