package dev.burr.ui.search;

/**
 * The text around a match.
 *
 * @param start where the match begins in it
 */
record Snippet(String text, int start) {

    private static final int AROUND = 60;
    private static final String CUT = "…";

    static Snippet of(String whole, int at, int length) {
        int from = boundary(whole, Math.max(0, at - AROUND));
        int to = boundary(whole, Math.min(whole.length(), at + length + AROUND));
        String front = from > 0 ? CUT : "";
        String back = to < whole.length() ? CUT : "";
        return new Snippet(front + whole.substring(from, to) + back, front.length() + at - from);
    }

    /** Not between the halves of a character. */
    private static int boundary(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }
}
