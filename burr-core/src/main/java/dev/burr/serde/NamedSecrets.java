package dev.burr.serde;

import java.util.regex.Pattern;

/** Hides what a text gives a masked name: {@code key=value}, {@code key: value} and {@code "key": "value"}. */
final class NamedSecrets {

    private static final Pattern EXCEPTION = Pattern.compile(".*(Exception|Error|Throwable)");
    private static final Pattern SCHEME = Pattern.compile("(?i)(bearer|basic|digest|token|negotiate)\\s+");

    private final String text;
    private final KeyMasks masks;
    private final StringBuilder hidden = new StringBuilder();
    private int copied;

    private NamedSecrets(String text, KeyMasks masks) {
        this.text = text;
        this.masks = masks;
    }

    static String hide(String text, KeyMasks masks) {
        return masks.isEmpty() ? text : new NamedSecrets(text, masks).withoutSecrets();
    }

    private String withoutSecrets() {
        int at = 0;
        while (at < text.length()) {
            if (isLineStart(at) && isFrame(at)) {
                at = lineEnd(at) + 1;
            } else if (isNamePart(text.charAt(at))) {
                at = passName(at);
            } else {
                at++;
            }
        }
        return hidden.append(text, copied, text.length()).toString();
    }

    private boolean isLineStart(int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    /** A line that names a place in the code: the number of a line is no secret. */
    private boolean isFrame(int start) {
        String line = text.substring(start, lineEnd(start)).strip();
        return line.startsWith("at ") && line.endsWith(")");
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '$';
    }

    /** Passes a name, and the value that it gives, which is left out where the name is masked. */
    private int passName(int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        int sign = pass(end, "\\\"'");
        sign = pass(sign, " \t");
        if (sign >= text.length() || !isSign(sign) || !isMasked(text.substring(start, end), text.charAt(sign))) {
            return end;
        }
        int value = pass(sign + 1, " \t");
        int rest = valueEnd(value, text.charAt(sign));
        if (rest > value) {
            hidden.append(text, copied, value).append(SecretsInText.HIDDEN);
            copied = rest;
        }
        return Math.max(rest, end);
    }

    private int pass(int from, String passed) {
        int at = from;
        while (at < text.length() && passed.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private boolean isSign(int at) {
        return text.charAt(at) == '=' || (text.charAt(at) == ':' && !text.startsWith("://", at));
    }

    private boolean isMasked(String name, char sign) {
        if (sign == ':' && EXCEPTION.matcher(name).matches()) {
            return false;
        }
        return masks.hide(name) || masks.hide(name.substring(name.lastIndexOf('.') + 1));
    }

    private int valueEnd(int start, char sign) {
        int quote = pass(start, "\\");
        if (quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'')) {
            return quotedEnd(quote, text.substring(start, quote + 1));
        }
        var scheme = SCHEME.matcher(text).region(start, text.length());
        return bareEnd(scheme.lookingAt() ? scheme.end() : start, sign == '=');
    }

    /** Behind the quote that closes what the one at a place opens; both are escaped, or none is. */
    private int quotedEnd(int opening, String quote) {
        int at = text.indexOf(quote, opening + 1);
        while (at > 0 && quote.length() == 1 && text.charAt(at - 1) == '\\') {
            at = text.indexOf(quote, at + 1);
        }
        return at < 0 ? lineEnd(opening) : at + quote.length();
    }

    /** Where a value without quotes ends: with its brackets, else at a separator or at the end of its line. */
    private int bareEnd(int start, boolean isWord) {
        int depth = 0;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (depth > 0 && ")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && (",;&)]}\r\n".indexOf(c) >= 0 || (isWord && Character.isWhitespace(c)))) {
                return at;
            }
        }
        return depth == 0 ? text.length() : lineEnd(start);
    }
}
