/** A piece of two compared texts: in both, only in the new one, or only in the old one. */
export interface Part {
  readonly kind: "same" | "ins" | "del";
  readonly text: string;
}

/** Above this many changed words the texts have so little in common that single words only confuse. */
const MAX_EDITS = 400;
/** Part of the shorter text that has to stay, letters and digits counted. */
const LIKENESS = 0.15;
const MAX_CHARACTERS = 40_000;

/** Compares two texts word by word. Always complete: the parts of each side joined give that side. */
export function compareWords(before: string, after: string): Part[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  if (before.length + after.length > MAX_CHARACTERS) return replaced(before, after);
  const old = words(before);
  const fresh = words(after);
  const edits = shortestEdit(old, fresh, MAX_EDITS);
  if (edits === null) return replaced(before, after);
  const parts = inFront(tidied(joined(edits)));
  return alike(parts, before, after) ? parts : replaced(before, after);
}

/** Whether what stayed is worth marking around: a comma in common is no likeness. */
function alike(parts: readonly Part[], before: string, after: string): boolean {
  const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const kept = parts.reduce((sum, { kind, text }) => sum + (kind === "same" ? letters(text) : 0), 0);
  return kept >= LIKENESS * Math.min(letters(before), letters(after));
}

/** Compares two lists of lines; null when they differ in more than `most` lines. */
export function compareLines(before: readonly string[], after: readonly string[], most = 1000): Part[] | null {
  return shortestEdit(before, after, most);
}

/** Common beginning and end kept, everything between replaced. */
function replaced(before: string, after: string): Part[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  // Not between the halves of a character.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
  if (end > 0 && isHighSurrogate(before.charCodeAt(before.length - end - 1))) end -= 1;
  return joined([
    { kind: "same", text: before.slice(0, start) },
    { kind: "del", text: before.slice(start, before.length - end) },
    { kind: "ins", text: after.slice(start, after.length - end) },
    { kind: "same", text: before.slice(before.length - end) },
  ]);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

/** The shortest way from one list to the other (Myers 1986), or null when it takes more than `most` edits. */
function shortestEdit(before: readonly string[], after: readonly string[], most: number): Part[] | null {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const rest = () => Math.min(before.length, after.length) - start;
  while (end < rest() && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const middle = myers(before.slice(start, before.length - end), after.slice(start, after.length - end), most);
  if (middle === null) return null;
  const same = (text: string): Part => ({ kind: "same", text });
  return [...before.slice(0, start).map(same), ...middle, ...before.slice(before.length - end).map(same)];
}

function myers(a: readonly string[], b: readonly string[], most: number): Part[] | null {
  const limit = Math.min(most, a.length + b.length);
  // reach[k + limit + 1]: how far into `a` one comes on diagonal k = x - y; one snapshot a round to walk back on.
  const reach = new Int32Array(2 * limit + 3);
  const rounds: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    rounds.push(reach.slice());
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && at(reach, k - 1 + limit + 1) < at(reach, k + 1 + limit + 1));
      let x = down ? at(reach, k + 1 + limit + 1) : at(reach, k - 1 + limit + 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[k + limit + 1] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, rounds, limit);
    }
  }
  return null;
}

function walkBack(a: readonly string[], b: readonly string[], rounds: readonly Int32Array[], limit: number): Part[] {
  const parts: Part[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = rounds.length - 1; edits > 0; edits--) {
    const reach = rounds[edits] ?? new Int32Array();
    const k = x - y;
    const down = k === -edits || (k !== edits && at(reach, k - 1 + limit + 1) < at(reach, k + 1 + limit + 1));
    const previousK = down ? k + 1 : k - 1;
    const previousX = at(reach, previousK + limit + 1);
    const previousY = previousX - previousK;
    while (x > previousX && y > previousY) {
      parts.push({ kind: "same", text: a[--x] ?? "" });
      y -= 1;
    }
    if (down) parts.push({ kind: "ins", text: b[--y] ?? "" });
    else parts.push({ kind: "del", text: a[--x] ?? "" });
  }
  while (x > 0) parts.push({ kind: "same", text: a[--x] ?? "" });
  return parts.reverse();
}

function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

/** Neighbours of one kind made one; what is deleted before what stands in its place. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  let del = "";
  let ins = "";
  const same = (text: string) => {
    const last = result.at(-1);
    if (last?.kind === "same") result[result.length - 1] = { kind: "same", text: last.text + text };
    else if (text !== "") result.push({ kind: "same", text });
  };
  const flush = () => {
    // Blanks at the end of both are no change.
    const blank = del === "" || ins === "" ? "" : commonEnd(del, ins);
    if (del !== blank) result.push({ kind: "del", text: del.slice(0, del.length - blank.length) });
    if (ins !== blank) result.push({ kind: "ins", text: ins.slice(0, ins.length - blank.length) });
    if (blank !== "") same(blank);
    del = "";
    ins = "";
  };
  for (const { kind, text } of parts) {
    if (kind === "del") del += text;
    else if (kind === "ins") ins += text;
    else if (text !== "") {
      flush();
      same(text);
    }
  }
  flush();
  return result;
}

function commonEnd(a: string, b: string): string {
  let length = 0;
  while (
    length < Math.min(a.length, b.length) &&
    a.at(-1 - length) === b.at(-1 - length) &&
    /\s/.test(a.at(-1 - length) ?? "")
  ) {
    length += 1;
  }
  return a.slice(a.length - length);
}

/** What was put in front, and happens to begin like the rest, is shown in front: "+Please wait. +Please go". */
function inFront(parts: readonly Part[]): Part[] {
  const [head, change, rest] = parts;
  if (head?.kind !== "same" || change === undefined || change.kind === "same" || rest?.kind !== "same")
    return [...parts];
  if (!change.text.endsWith(head.text)) return [...parts];
  const moved = head.text + change.text.slice(0, change.text.length - head.text.length);
  return joined([{ kind: change.kind, text: moved }, { kind: "same", text: head.text }, ...parts.slice(2)]);
}

/** A lone blank between changed words belongs to them: a phrase that changed is one mark, not many. */
function tidied(parts: readonly Part[]): Part[] {
  const loose = parts.flatMap<Part>((part, index) => {
    const inside = index > 0 && index < parts.length - 1;
    if (part.kind !== "same" || !inside || /\S/.test(part.text)) return [part];
    return [
      { kind: "del", text: part.text },
      { kind: "ins", text: part.text },
    ];
  });
  return joined(loose);
}
