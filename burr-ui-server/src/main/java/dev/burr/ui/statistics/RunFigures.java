package dev.burr.ui.statistics;

import dev.burr.ui.insight.ModelPrices;
import dev.burr.ui.insight.Usage;
import dev.burr.ui.insight.UsageSum;
import dev.burr.ui.statistics.DaySum.Model;
import dev.burr.ui.statistics.DaySum.ModelSum;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What statistics need of one run, by day, packed into some ten bytes for each action: there may be a hundred thousand runs.
 * Immutable.
 */
final class RunFigures {

    private final byte[] packed;
    private final boolean whole;

    private RunFigures(byte[] packed, boolean whole) {
        this.packed = packed;
        this.whole = whole;
    }

    /**
     * Packs the sums of a run.
     *
     * @param days by the number of the day since 1970
     * @param whole whether its log could be read to the end
     */
    static RunFigures of(Map<Integer, DaySum> days, boolean whole) {
        var out = new Packing();
        out.number(days.size());
        new TreeMap<>(days).forEach((day, sum) -> {
            out.signed(day);
            out.number(sum.actions.size());
            sum.actions.forEach(out::action);
            out.number(sum.models.size());
            sum.models.forEach(out::model);
        });
        return new RunFigures(out.bytes.toByteArray(), whole);
    }

    boolean whole() {
        return whole;
    }

    int bytes() {
        return packed.length;
    }

    SortedMap<Integer, DaySum> days() {
        var in = new Unpacking(packed);
        SortedMap<Integer, DaySum> days = new TreeMap<>();
        for (long left = in.number(); left > 0; left--) {
            DaySum sum = days.computeIfAbsent((int) in.signed(), day -> new DaySum());
            for (long actions = in.number(); actions > 0; actions--) {
                in.action(sum);
            }
            for (long models = in.number(); models > 0; models--) {
                in.model(sum);
            }
        }
        return days;
    }

    /** What its calls of language models used on all days. */
    Usage usage(Names modelNames, ModelPrices prices) {
        UsageSum sum = new UsageSum(prices);
        days().values()
                .forEach(day -> day.models.forEach((model, tokens) -> sum.add(
                        model.nameIn(modelNames), tokens.calls(), tokens.input(), tokens.output(), tokens.cached())));
        return sum.usage();
    }

    /** Writes numbers in as few bytes as they need, seven bits in each. */
    private static final class Packing {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void number(long value) {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                bytes.write((int) ((left & 0x7F) | 0x80));
                left >>>= 7;
            }
            bytes.write((int) left);
        }

        void signed(long value) {
            number((value << 1) ^ (value >> 63));
        }

        void action(int name, ActionSum sum) {
            number(name);
            number(sum.failed);
            number(sum.totalMicros);
            number(sum.longestMicros);
            signed(sum.longestId);
            number(sum.buckets.size());
            sum.buckets.forEach((bucket, count) -> {
                number(bucket);
                number(count);
            });
        }

        void model(Model model, ModelSum sum) {
            signed(model.name());
            number(model.cached() ? 1 : 0);
            number(sum.calls());
            number(sum.input());
            number(sum.output());
            number(sum.cached());
        }
    }

    private static final class Unpacking {

        private final byte[] bytes;
        private int at;

        Unpacking(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        long signed() {
            long value = number();
            return (value >>> 1) ^ -(value & 1);
        }

        void action(DaySum day) {
            ActionSum sum = day.action((int) number());
            sum.failed = number();
            sum.totalMicros = number();
            sum.longestMicros = number();
            sum.longestId = signed();
            for (long buckets = number(); buckets > 0; buckets--) {
                int bucket = (int) number();
                sum.buckets.put(bucket, number());
            }
        }

        void model(DaySum day) {
            int name = (int) signed();
            boolean cached = number() == 1;
            day.models.put(new Model(name, cached), new ModelSum(number(), number(), number(), number()));
        }
    }
}
