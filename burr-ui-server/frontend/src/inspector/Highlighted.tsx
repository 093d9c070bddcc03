/** A text with what was searched for marked in it. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  if (query === "") return <>{text}</>;
  const wanted = query.toLowerCase();
  const lower = text.toLowerCase();
  // Where a letter changes its length with its case, places would not match.
  if (lower.length !== text.length || !lower.includes(wanted)) return <>{text}</>;
  const pieces = [];
  let last = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, last)) {
    pieces.push(text.slice(last, at), <mark key={at}>{text.slice(at, at + wanted.length)}</mark>);
    last = at + wanted.length;
  }
  pieces.push(text.slice(last));
  return <>{pieces}</>;
}
