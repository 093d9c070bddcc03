package dev.burr.ui.api.v0;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/** Finds every place at which two JSON answers differ, the order of fields and the kind of numbers included. */
final class JsonDifferences {

    private final WantedDifferences wanted;
    private final List<String> found = new ArrayList<>();

    JsonDifferences(WantedDifferences wanted) {
        this.wanted = wanted;
    }

    List<String> between(JsonNode theirs, JsonNode ours) {
        compare("", theirs, ours);
        return found;
    }

    private void compare(String path, JsonNode theirs, JsonNode ours) {
        BiPredicate<JsonNode, JsonNode> rule = wanted.at(path);
        if (rule != null) {
            check(rule.test(theirs, ours), path, theirs, ours);
        } else if (theirs.isObject() && ours.isObject()) {
            List<String> fields = List.copyOf(theirs.propertyNames());
            check(fields.equals(List.copyOf(ours.propertyNames())), path + " fields", theirs, ours);
            fields.stream()
                    .filter(ours::has)
                    .forEach(field -> compare(path + "/" + field, theirs.get(field), ours.get(field)));
        } else if (theirs.isArray() && ours.isArray() && theirs.size() == ours.size()) {
            for (int i = 0; i < theirs.size(); i++) {
                compare(path + "/" + i, theirs.get(i), ours.get(i));
            }
        } else {
            check(sameScalar(theirs, ours), path, theirs, ours);
        }
    }

    private void check(boolean same, String path, JsonNode theirs, JsonNode ours) {
        if (!same) {
            found.add(path + ": Burr has " + shortened(theirs) + ", we have " + shortened(ours));
        }
    }

    private static boolean sameScalar(JsonNode theirs, JsonNode ours) {
        if (theirs.isNumber() && ours.isNumber()) {
            return theirs.isIntegralNumber() == ours.isIntegralNumber()
                    && new BigDecimal(theirs.asString()).compareTo(new BigDecimal(ours.asString())) == 0;
        }
        return Objects.equals(theirs, ours);
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
