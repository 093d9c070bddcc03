package dev.burr.ui.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.api.ApiException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the values that a step comes with. */
enum StepPart {
    @JsonProperty("stateBefore")
    STATE_BEFORE("stateBefore"),
    @JsonProperty("stateAfter")
    STATE_AFTER("stateAfter"),
    @JsonProperty("inputs")
    INPUTS("inputs"),
    @JsonProperty("result")
    RESULT("result"),
    @JsonProperty("error")
    ERROR("error"),
    @JsonProperty("attributes")
    ATTRIBUTES("attributes");

    private final String word;

    StepPart(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** @throws ApiException if there is no part of this name */
    static StepPart parse(String name) {
        for (StepPart part : values()) {
            if (part.word.equals(name)) {
                return part;
            }
        }
        String words = Stream.of(values()).map(part -> "'" + part.word + "'").collect(Collectors.joining(", "));
        throw ApiException.badRequest("Parameter 'part' is " + ApiException.quoted(name)
                + ", which is not a part of a step. Use one of " + words + ".");
    }
}
