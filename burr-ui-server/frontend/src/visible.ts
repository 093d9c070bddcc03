// Control characters but tab and line break; what is drawn as nothing at all; what turns the direction of writing around.
// Flags of parts of a country are spelled with invisible letters behind a black flag, and are let through as a whole.
const HIDDEN =
  /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb\p{Default_Ignorable_Code_Point}]/gu;

/** Where a character that is drawn as nothing changes how its neighbours are drawn. */
interface Use {
  readonly character: RegExp;
  readonly after: RegExp;
  readonly before: RegExp;
}

const VIRAMA = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]$/u;
const ANYTHING = /^/;

const uses: readonly Use[] = [
  // One emoji made of several, and one of a character that can be drawn as a letter too.
  {
    character: /\u200d/,
    after: /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?$/u,
    before: /^\p{Extended_Pictographic}/u,
  },
  { character: /[\ufe0e\ufe0f]/, after: /\p{Extended_Pictographic}$/u, before: ANYTHING },
  { character: /\ufe0f/, after: /[0-9#*]$/, before: /^\u20e3/ },
  // Persian and its neighbours end a letter within a word. Letters that never join the next one have no use for that.
  {
    character: /\u200c/,
    after:
      /(?![\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0649\u0671-\u0673\u0688-\u0699\u06c0-\u06cb])\p{Script=Arabic}\p{Mn}*$/u,
    before: /^\p{Script=Arabic}/u,
  },
  { character: /[\u200c\u200d]/, after: VIRAMA, before: ANYTHING },
  // One form of a character of several.
  { character: /[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u, after: /\p{Ideographic}$/u, before: ANYTHING },
  { character: /[\u180b-\u180d\u180f]/, after: /\p{Script=Mongolian}$/u, before: ANYTHING },
];

/** Enough to hold what an {@link Use} looks at. */
const NEIGHBOURS = 8;

/**
 * The text with characters that cannot be seen written as escapes, so that no text looks like another or turns the page
 * around. Emoji and scripts that need such characters stay as they are.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (found, at: number) => {
    const end = at + found.length;
    // Of a line break, or of its line when that was cut off.
    if (found === "\r" && (end === text.length || text.charAt(end) === "\n")) return "";
    const left = text.slice(Math.max(0, at - NEIGHBOURS), at);
    const right = text.slice(end, end + NEIGHBOURS);
    const isUsed =
      found.length > 2 ||
      uses.some(({ character, after, before }) => character.test(found) && after.test(left) && before.test(right));
    return isUsed ? found : escaped(found);
  });
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
