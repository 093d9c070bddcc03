package dev.burr.serde;

import java.nio.charset.StandardCharsets;

/** A name of a field as it stands in JSON, encoded once for all documents that have it. */
public final class FieldName {

    final byte[] json;

    private FieldName(byte[] json) {
        this.json = json;
    }

    /** Of a name in ASCII that JSON need not escape. */
    public static FieldName of(String name) {
        return new FieldName(('"' + name + "\":").getBytes(StandardCharsets.US_ASCII));
    }
}
