/** Somebody asked, with a key or a button, to write; the form that comes up, or is there, takes the focus. */
let wanted = false;
const listeners = new Set<() => void>();

export function requestFocus(): void {
  wanted = true;
  listeners.forEach((listener) => listener());
}

/** Calls `focus` for a request that waits, and for those that come. */
export function onFocusRequest(focus: () => void): () => void {
  const answer = () => {
    if (!wanted) return;
    wanted = false;
    focus();
  };
  listeners.add(answer);
  answer();
  return () => {
    listeners.delete(answer);
  };
}
