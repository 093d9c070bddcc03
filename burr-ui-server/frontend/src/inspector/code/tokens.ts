/** A piece of source code and how it is coloured. */
export interface CodeToken {
  readonly kind: "plain" | "keyword" | "string" | "number" | "comment" | "annotation";
  readonly text: string;
}

export type Language = "java" | "python";

const JAVA_WORDS =
  "abstract assert boolean break byte case catch char class const continue default do double else enum extends final " +
  "finally float for goto if implements import instanceof int interface long native new non-sealed package permits " +
  "private protected public record return sealed short static strictfp super switch synchronized this throw throws " +
  "transient true try var void volatile when while yield null false";
const PYTHON_WORDS =
  "False None True and as assert async await break case class continue def del elif else except finally for from global " +
  "if import in is lambda match nonlocal not or pass raise return try type while with yield self";

interface Grammar {
  readonly words: ReadonlySet<string>;
  /** Alternatives in this order: comment, string, annotation, number, word. */
  readonly token: RegExp;
}

const STRINGS = String.raw`"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?`;
const NUMBER = String.raw`\b\d[\w.]*`;
const WORD = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const ANNOTATION = String.raw`@[\p{L}_][\p{L}\p{N}_.]*`;

const grammars: Record<Language, Grammar> = {
  java: {
    words: new Set(JAVA_WORDS.split(" ")),
    token: new RegExp(
      String.raw`(//[^\n]*|/\*[\s\S]*?(?:\*/|$))|("""[\s\S]*?(?:"""|$)|${STRINGS})|(${ANNOTATION})|(${NUMBER})|(${WORD})`,
      "gu",
    ),
  },
  python: {
    words: new Set(PYTHON_WORDS.split(" ")),
    token: new RegExp(
      String.raw`(#[^\n]*)|([rbfuRBFU]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|${STRINGS}))|(${ANNOTATION})|(${NUMBER})|(${WORD})`,
      "gu",
    ),
  },
};

const KINDS = ["comment", "string", "annotation", "number"] as const;

/** Which of the two languages a piece of code is more likely written in. */
export function languageOf(code: string): Language {
  const python =
    /^\s*(?:@\w[^\n]*\n\s*)*(?:async\s+)?def\s+\w+\s*\(|^\s*(?:from\s+\S+\s+)?import\s+\w+(?:\s+as\s+\w+)?\s*$|:\s*(?:#[^\n]*)?\n\s+\S/m;
  const java = /[;{]\s*(?:\/\/[^\n]*)?$|->/m;
  return python.test(code) && !java.test(code)
    ? "python"
    : /^\s*(?:async\s+)?def\s+\w+\s*\(/m.test(code)
      ? "python"
      : "java";
}

/** Cuts code into lines of coloured pieces. Light work: no parser, wrong colours at worst, never a lost character. */
export function codeLines(code: string, language: Language = languageOf(code)): CodeToken[][] {
  const lines: CodeToken[][] = [[]];
  for (const { kind, text } of tokens(code, grammars[language])) {
    text.split("\n").forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ kind, text: part });
    });
  }
  return lines;
}

function* tokens(code: string, { words, token }: Grammar): Generator<CodeToken> {
  let last = 0;
  for (const match of code.matchAll(token)) {
    if (match.index > last) yield { kind: "plain", text: code.slice(last, match.index) };
    const [text] = match;
    const kind = KINDS.find((_, index) => match[index + 1] !== undefined);
    yield { kind: kind ?? (words.has(text) ? "keyword" : "plain"), text };
    last = match.index + text.length;
  }
  if (last < code.length) yield { kind: "plain", text: code.slice(last) };
}

/** The code without the indentation all its lines share: a method is recorded as it stands in its class. */
export function outdented(code: string): string {
  const lines = code.replaceAll("\r\n", "\n").replace(/\s+$/, "").replace(/^\n+/, "").split("\n");
  // A lambda begins in the middle of a line; what follows says how deep it stood.
  const first = /^\s/.test(lines[0] ?? "") ? 0 : 1;
  const shared = lines.slice(first).reduce((least, line) => {
    return line.trim() === "" ? least : Math.min(least, line.search(/\S/));
  }, Infinity);
  if (!Number.isFinite(shared)) return lines.join("\n");
  return lines
    .map((line, index) => (index < first ? line : line.slice(Math.min(shared, line.search(/\S|$/)))))
    .join("\n");
}
