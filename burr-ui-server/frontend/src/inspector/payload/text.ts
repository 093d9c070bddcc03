const MAX_LINES = 6;
const MAX_CHARACTERS = 600;
/** A text that is asked for in full still comes in portions that a browser can lay out at once. */
const PORTION = 100_000;

/** A text as far as it is shown. */
export interface Clip {
  readonly text: string;
  /** Where `text` begins in the whole. */
  readonly start: number;
  /** Whether something after `text` is left out. */
  readonly cut: boolean;
}

/** The first six lines or 600 characters, or, when `wanted` is given, that many characters. */
export function clip(text: string, wanted = 0): Clip {
  const end = wanted > 0 ? whole(text, wanted) : Math.min(whole(text, MAX_CHARACTERS), endOfLine(text, MAX_LINES));
  return { text: text.slice(0, end), start: 0, cut: end < text.length };
}

/** As {@link clip}, but beginning shortly before a place that would otherwise be cut off. */
export function clipAround(text: string, place: number): Clip {
  const first = clip(text);
  if (!first.cut || place < first.text.length) return first;
  const start = whole(text, Math.max(0, place - 80));
  const rest = clip(text.slice(start));
  return { text: rest.text, start, cut: rest.cut };
}

/** How many characters to show next, after `shown` of them. */
export function nextPortion(text: string, shown: number): number {
  return Math.min(text.length, Math.max(shown, 0) + PORTION);
}

export function lineCount(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < text.length - 1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** Never between the two halves of a character. */
function whole(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return end < text.length && code >= 0xd800 && code <= 0xdbff ? end - 1 : Math.min(end, text.length);
}

function endOfLine(text: string, lines: number): number {
  let at = -1;
  for (let line = 0; line < lines; line++) {
    at = text.indexOf("\n", at + 1);
    if (at === -1) return text.length;
  }
  return at === text.length - 1 ? text.length : at;
}

/** Shortened in the middle: ids differ at both ends. */
export function middleCut(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${text.slice(0, whole(text, most - 1 - half))}…${text.slice(text.length - half)}`;
}
