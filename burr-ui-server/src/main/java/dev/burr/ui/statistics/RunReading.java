package dev.burr.ui.statistics;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.ui.insight.StepCalls;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the figures of one run. Every attempt of a step counts, on the day on which it began. States are passed over; what calls of
 * models used is read only where there are any. For one use.
 */
final class RunReading implements LogReader {

    private final Names actions;
    private final Names models;
    private final ZoneId zone;
    private final Map<Integer, DaySum> days = new HashMap<>();
    private final Map<Long, Begun> open = new HashMap<>();
    private final Map<Long, Integer> daysOfSteps = new HashMap<>();
    private boolean anyCalls;

    private record Begun(int action, Instant time, int day) {}

    RunReading(Names actions, Names models, ZoneId zone) {
        this.actions = actions;
        this.models = models;
        this.zone = zone;
    }

    RunFigures read(ApplicationKey key, TrackingRepository repository) {
        LogRead read = repository.readHeadings(key, 0, this);
        if (anyCalls) {
            StepCalls calls = new StepCalls();
            repository.readLog(key, 0, calls, calls);
            calls.forEach((sequenceId, call) -> {
                Integer day = daysOfSteps.get(sequenceId);
                String model = call.model();
                if (day != null) {
                    day(day).add(call, model == null ? DaySum.UNNAMED : models.number(model));
                }
            });
        }
        return RunFigures.of(days, read.problem() == null);
    }

    @Override
    public void entry(Line line, TrackingEvent event) {
        if (event instanceof BeginEntry begin) {
            Instant time = begin.startTime().instant();
            int day = (int) time.atZone(zone).toLocalDate().toEpochDay();
            open.put(begin.sequenceId(), new Begun(actions.number(begin.action()), time, day));
            daysOfSteps.put(begin.sequenceId(), day);
        } else if (event instanceof EndEntry end) {
            end(end.sequenceId(), end.endTime().instant(), end.exception() != null);
        } else if (event instanceof EndChanges end) {
            end(end.sequenceId(), end.endTime().instant(), end.exception() != null);
        } else if (event instanceof Attribute attribute) {
            anyCalls |= StepCalls.concerns(attribute);
        }
    }

    @Override
    public void unreadable(Line line, String why) {
        // It is listed with the run's problems.
    }

    private void end(long sequenceId, Instant time, boolean failed) {
        Begun begun = open.remove(sequenceId);
        if (begun != null) {
            day(begun.day).action(begun.action).add(micros(begun.time, time), failed, sequenceId);
        }
    }

    private DaySum day(int day) {
        return days.computeIfAbsent(day, fresh -> new DaySum());
    }

    private static long micros(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return Math.max(0, between.getSeconds() * 1_000_000 + between.getNano() / 1_000);
    }
}
