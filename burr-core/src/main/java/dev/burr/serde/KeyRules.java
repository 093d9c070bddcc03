package dev.burr.serde;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says, while a value is written, what is to be done with the parts of it that stand under a key. */
final class KeyRules {

    private static final Set<String> FAILED_STEP = Set.of("action", "target", "type", "message");

    private final ValueRules rules;
    private final ValuePath path;
    private boolean asked;

    KeyRules(ValueRules rules, ValuePath path) {
        this.rules = rules;
        this.path = path;
    }

    /** Begins at a value, which has a name or has none. */
    void start(@Nullable String name, @Nullable Object value) {
        asked = rules.looksAtKeys() && !(name != null && isPosition(name, value));
    }

    /** Begins at an element of a list that has a name. */
    void startElement() {
        asked = rules.looksAtKeys();
    }

    /** Whether it is what Burr puts into every state: how far the application has come is no secret. */
    private static boolean isPosition(String name, @Nullable Object value) {
        return switch (name) {
            case "__SEQUENCE_ID" -> value instanceof Long || value instanceof Integer;
            case "__PRIOR_STEP" -> value instanceof String;
            case "__FAILED_STEP" -> value instanceof Map<?, ?> step && isFailedStep(step);
            default -> false;
        };
    }

    private static boolean isFailedStep(Map<?, ?> step) {
        return FAILED_STEP.equals(step.keySet())
                && step.values().stream().allMatch(text -> text == null || text instanceof String);
    }

    /** Whether the value that is written now has anything to do with the rules. */
    boolean areAsked() {
        return asked;
    }

    /** Whether a function of the user sees the parts. */
    boolean askMask() {
        return asked && rules.mask() != null;
    }

    /** What a marker says is not for the rules. */
    boolean pauseFor(Map<?, ?> map) {
        boolean pauses = asked && ValueMarker.kindOf(map) != null;
        asked &= !pauses;
        return pauses;
    }

    void goOn() {
        asked = true;
    }

    boolean hide(String name) {
        return asked && rules.masks().hide(name);
    }

    /** What to show of the value that {@link #path} has come to: {@link ValueMask#MASKED} for nothing. */
    @Nullable
    Object shown(@Nullable Object value) {
        String name = path.name();
        if (name != null && rules.masks().hide(name)) {
            return ValueMask.MASKED;
        }
        ValueMask mask = rules.mask();
        return mask == null || isMarker(value) ? value : shownBy(mask, value);
    }

    /** A part of a record is plain JSON already, with markers of its own. */
    private static boolean isMarker(@Nullable Object value) {
        return value != null
                && value.getClass() == LinkedHashMap.class
                && ValueMarker.kindOf((Map<?, ?>) value) != null;
    }

    private @Nullable Object shownBy(ValueMask mask, @Nullable Object value) {
        try {
            return mask.replace(path.text(), value);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
                throw error;
            }
            rules.problems().maskFailed(path.text(), e.getClass().getName());
            return ValueMask.MASKED;
        }
    }

    /** What a marker may say of a failure here, as its message may quote the value. */
    String shownReason(String reason) {
        String named = NamedSecrets.hide(reason, rules.masks());
        ValueMask mask = rules.mask() == null ? rules.later() : rules.mask();
        if (mask == null) {
            return named;
        }
        return shownBy(mask, named) instanceof String shown ? shown : SecretsInText.HIDDEN;
    }

    /** What a marker may say of a text that is cut; null for nothing. Where a mask saw the whole text, it is not asked again. */
    @Nullable
    String shownBeginning(String kept) {
        ValueMask mask = rules.later();
        if (mask == null) {
            return kept;
        }
        return shownBy(mask, kept) instanceof String shown ? shown : null;
    }

    /** {@link #shownBeginning} for what is no text: all or nothing of it. */
    boolean hidesBeginning(Supplier<Object> kept) {
        ValueMask mask = rules.later();
        if (mask == null) {
            return false;
        }
        Object seen = kept.get();
        return !seen.equals(shownBy(mask, seen));
    }

    /** The codec of the key whose value is written now; null when there is none for it. */
    @Nullable
    ValueCodec<?> codec() {
        String name = path.name();
        return name == null ? null : codecOf(name);
    }

    /** The codec of this key where {@link #path} is. */
    @Nullable
    ValueCodec<?> codecOf(String name) {
        return asked && path.isTop() ? rules.codecs().ofKey(name) : null;
    }
}
