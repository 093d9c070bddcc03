package dev.burr.expression;

import java.util.Set;

/**
 * A question about named values, written down: {@code counter < 10 && mode == 'chat'}. It is parsed when it is made,
 * completely, and evaluated by walking its tree. It can't call code, loop, allocate without bound or change anything, so
 * that a text from a file or a user can do no harm.
 *
 * <pre>{@code
 * expression = all { ( "||" | "or" ) all }
 * all        = negated { ( "&&" | "and" ) negated }
 * negated    = "not" negated | comparison
 * comparison = sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum
 *                  | [ "not" ] ( "in" | "contains" ) sum
 *                  | "is" [ "not" ] ( "null" | "None" ) ]
 * sum        = product { ( "+" | "-" ) product }
 * product    = unary { ( "*" | "/" | "%" ) unary }
 * unary      = ( "!" | "-" ) unary | access
 * access     = primary { "." word | "[" expression "]" }
 * primary    = number | text | "true" | "True" | "false" | "False" | "null" | "None" | name
 *            | ( "size" | "len" | "empty" ) "(" expression ")"
 *            | "[" [ expression { "," expression } ] "]"
 *            | "(" expression ")"
 * name       = word                            (* none of true false null and or not in is *)
 * word       = letter or "_", then letters, digits and "_"
 * number     = digits [ "." digits ] [ ( "e" | "E" ) [ "+" | "-" ] digits ]
 * text       = "'" characters "'" | '"' characters '"'   (* with Python's escapes *)
 * }</pre>
 *
 * <p>Where Python and Java read the same text differently, this reads it as Python does, since that is what a log of Burr
 * holds: {@code 7 / 2} is 3.5, {@code -7 % 3} is 2, and a text is indexed and measured in whole characters. Other than in
 * Python, true and false are no numbers, and a decision is made by what is true or false only.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Expression {

    /** More than anybody writes, and little enough to be read in no time. */
    private static final int LONGEST = 10_000;

    private final String text;
    private final Node root;
    private final Set<String> names;

    private Expression(String text, Node root, Set<String> names) {
        this.text = text;
        this.root = root;
        this.names = names;
    }

    /**
     * Reads an expression.
     *
     * @throws InvalidExpressionException when the text is not one; never anything else, whatever the text
     */
    public static Expression parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new InvalidExpressionException(stripped, 0, "it is empty. Write a question, as in n < 10.");
        }
        if (stripped.length() > LONGEST) {
            throw new InvalidExpressionException(
                    stripped, LONGEST, "it is longer than %,d characters. Split the condition up.".formatted(LONGEST));
        }
        var parser = new Parser(stripped);
        return new Expression(stripped, parser.parse(), parser.names());
    }

    /** The text that it was made from, without space around it. */
    public String text() {
        return text;
    }

    /** The names whose values it asks for, in order of appearance. */
    public Set<String> names() {
        return names;
    }

    /** Whether it stands beside an operator without parentheses. */
    public boolean isPrimary() {
        return root.isPrimary();
    }

    /**
     * Answers it. A name that has no value is asked for all the same, except where the question is whether it is null or
     * empty.
     *
     * @throws EvaluationException when the values are of types that it can't be asked of
     */
    public boolean isTrue(Variables variables) {
        return root.isTrue(variables);
    }

    Node root() {
        return root;
    }

    /** The same expression, with every operator as this class writes it. */
    @Override
    public String toString() {
        return root.toString();
    }
}
