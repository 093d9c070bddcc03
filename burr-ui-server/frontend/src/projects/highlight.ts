export type Language = "java" | "xml" | "yaml" | "gradle";

export interface Token {
  text: string;
  kind: "plain" | "keyword" | "string" | "mark";
}

// The first group is a keyword or name of the language, the second a string, the third a mark such as an annotation.
const patterns: Record<Language, RegExp> = {
  java: /\b(import|static|class|return|new|var|void)\b|("[^"]*")|(@\w+)/g,
  xml: /(<\/?[\w.-]+>)|("[^"]*")|(<!--.*?-->)/g,
  yaml: /^(\s*[\w.-]+:)|("[^"]*")|(#.*)/gm,
  gradle: /\b(implementation)\b|("[^"]*")|(\/\/.*)/g,
};

/** Cuts the snippets of the empty state into coloured parts; made for them, not for any code. */
export function highlight(code: string, language: Language): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  const plain = (until: number) => {
    if (until > end) tokens.push({ text: code.slice(end, until), kind: "plain" });
  };
  for (const match of code.matchAll(patterns[language])) {
    plain(match.index);
    const kind = match[1] !== undefined ? "keyword" : match[2] !== undefined ? "string" : "mark";
    tokens.push({ text: match[0], kind });
    end = match.index + match[0].length;
  }
  plain(code.length);
  return tokens;
}
