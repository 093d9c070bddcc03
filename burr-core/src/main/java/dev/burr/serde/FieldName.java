package dev.burr.serde;

import java.nio.charset.StandardCharsets;

/** A name of a field as it stands in JSON, encoded once for all documents that have it. */
public final class FieldName {

    final byte[] json;

    private FieldName(byte[] json) {
        this.json = json;
    }

    /**
     * Of names of which all but the last have texts that are the same in all documents: {@code behind("type", "span", "id")} is
     * what stands in front of the value of {@code id} in <code>{"type":"span","id":7}</code>. All in ASCII that JSON need not
     * escape.
     */
    public static FieldName behind(String... namesAndTexts) {
        var json = new StringBuilder();
        for (int i = 0; i < namesAndTexts.length; i++) {
            json.append('"').append(namesAndTexts[i]).append('"').append(i % 2 == 0 ? ':' : ',');
        }
        return new FieldName(json.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Of a name in ASCII that JSON need not escape. */
    public static FieldName of(String name) {
        return new FieldName(('"' + name + "\":").getBytes(StandardCharsets.US_ASCII));
    }
}
