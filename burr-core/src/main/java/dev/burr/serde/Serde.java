package dev.burr.serde;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns plain JSON values (maps, lists, strings, numbers) into typed ones. Immutable and safe to share. */
public final class Serde {

    private static final Serde STANDARD = new Serde();

    private final JsonMapper mapper = new JsonMapper();

    private Serde() {}

    /** The one that is used where nothing else is configured. */
    public static Serde standard() {
        return STANDARD;
    }

    /**
     * A plain JSON value as a type; null stays null.
     *
     * @throws IllegalArgumentException when it does not fit
     */
    public @Nullable Object fromJson(@Nullable Object json, Type type) {
        try {
            return mapper.convertValue(json, mapper.constructType(type));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
