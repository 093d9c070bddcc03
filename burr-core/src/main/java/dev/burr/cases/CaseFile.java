package dev.burr.cases;

import dev.burr.core.BurrException;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import dev.burr.tracking.file.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of a file of cases: what they say, and the bytes that say it. Adding a case keeps the bytes of the others. */
final class CaseFile {

    private static final String INDENT = "  ";

    private final byte[] bytes;
    private final List<TraceCase> cases;

    private CaseFile(byte[] bytes, List<TraceCase> cases) {
        this.bytes = bytes;
        this.cases = List.copyOf(cases);
    }

    static CaseFile empty() {
        return new CaseFile("[]\n".getBytes(StandardCharsets.UTF_8), List.of());
    }

    static CaseFile parse(String origin, byte[] bytes) {
        Object json;
        try {
            json = Serde.standard().parse(bytes);
        } catch (IllegalArgumentException e) {
            throw notOurs(origin, e.getMessage(), e);
        }
        if (!(json instanceof List<?> entries)) {
            throw notOurs(origin, "It is not a JSON list.", null);
        }
        var cases = new ArrayList<TraceCase>();
        for (Object entry : entries) {
            cases.add(testCase(entry, origin, cases.size() + 1));
        }
        return new CaseFile(bytes, cases);
    }

    private static TraceCase testCase(@Nullable Object entry, String origin, int number) {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw notOurs(origin, "Entry %d is not an object.".formatted(number), null);
        }
        return new TraceCase(
                text(fields, "action", origin, number),
                text(fields, "name", origin, number),
                State.copyOf(object(fields, "input_state", origin, number)),
                State.copyOf(object(fields, "expected_state", origin, number)),
                fields.get("inputs") == null ? Inputs.none() : Inputs.copyOf(object(fields, "inputs", origin, number)));
    }

    private static String text(Map<?, ?> fields, String name, String origin, int number) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw notOurs(origin, "Entry %d has no text '%s'.".formatted(number, name), null);
    }

    /** Keys that belong to Burr say nothing that an action could see. */
    private static Map<String, @Nullable Object> object(Map<?, ?> fields, String name, String origin, int number) {
        if (!(fields.get(name) instanceof Map<?, ?> object)) {
            throw notOurs(origin, "Entry %d has no object '%s'.".formatted(number, name), null);
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((key, value) -> {
            if (!String.valueOf(key).startsWith("__")) {
                values.put(String.valueOf(key), value);
            }
        });
        return values;
    }

    private static BurrException notOurs(String origin, @Nullable String why, @Nullable Exception cause) {
        return new BurrException(
                "File '%s' is not a list of test cases: %s Mend it, or name another file.".formatted(origin, why),
                cause);
    }

    static Map<String, @Nullable Object> json(TraceCase testCase) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("action", testCase.action());
        json.put("name", testCase.name());
        json.put("input_state", testCase.inputState().asMap());
        json.put("expected_state", testCase.expectedState().asMap());
        if (!testCase.inputs().keys().isEmpty()) {
            json.put("inputs", testCase.inputs().asMap());
        }
        return json;
    }

    List<TraceCase> cases() {
        return cases;
    }

    boolean holds(TraceCase added) {
        Object json = Serde.standard().toJson(json(added.withName("")));
        return cases.stream().anyMatch(known -> json(known.withName("")).equals(json));
    }

    String freeName(String wanted) {
        List<String> taken = cases.stream().map(TraceCase::name).toList();
        String name = wanted;
        for (int number = 2; taken.contains(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    /** The list with one more, put in front of its closing bracket. */
    CaseFile with(TraceCase added) {
        int end = lastBefore(bytes.length);
        int last = lastBefore(end);
        String entry = Serde.standard().printIndented(json(added)).replace("\n", "\n" + INDENT);
        String separator = cases.isEmpty() ? "\n" : ",\n";
        var longer = new ByteArrayOutputStream();
        longer.write(bytes, 0, last + 1);
        longer.writeBytes((separator + INDENT + entry + "\n").getBytes(StandardCharsets.UTF_8));
        longer.write(bytes, end, bytes.length - end);
        var more = new ArrayList<>(cases);
        more.add(added);
        return new CaseFile(longer.toByteArray(), more);
    }

    /** The place of the last byte before another one that is not white space. */
    private int lastBefore(int place) {
        int last = place - 1;
        while (last >= 0 && (bytes[last] == ' ' || bytes[last] == '\n' || bytes[last] == '\r' || bytes[last] == '\t')) {
            last--;
        }
        return last;
    }

    void writeTo(Path file) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            WholeFile.write(target, bytes);
        } catch (IOException e) {
            throw new BurrException(
                    "File '%s' can't be written: %s. Check the path and who may write there."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
