const DATA_URL = /^data:image\/(?:png|jpeg|gif|webp);base64,/;
/** How the kinds that are shown begin when they are written in base64. */
const BEGINNINGS = [
  { begins: "iVBORw0KGgo", type: "png" },
  { begins: "/9j/", type: "jpeg" },
  { begins: "R0lGOD", type: "gif" },
  { begins: "UklGR", type: "webp" },
] as const;

const LEAST = 64;
const MOST = 12_000_000;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The address of an image that a text holds, in itself: nothing is fetched for it. Null where it holds none. */
export function imageIn(text: string): string | null {
  if (text.length < LEAST || text.length > MOST) return null;
  if (DATA_URL.test(text)) return BASE64.test(text.slice(text.indexOf(",") + 1)) ? text : null;
  const kind = BEGINNINGS.find(({ begins }) => text.startsWith(begins));
  return kind !== undefined && BASE64.test(text) ? `data:image/${kind.type};base64,${text}` : null;
}

/** Whether a text could be one, told by its beginning. */
export function mayBeImage(beginning: string): boolean {
  return DATA_URL.test(beginning) || BEGINNINGS.some(({ begins }) => beginning.startsWith(begins));
}
