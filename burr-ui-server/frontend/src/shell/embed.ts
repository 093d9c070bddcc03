/** Whether an address asks for a page without what surrounds it. */
export function asksToBeEmbedded(search: string): boolean {
  return new URLSearchParams(search).get("embed") === "1";
}

/**
 * Whether this is shown inside of somebody's page, which has a head and a foot of its own. It stays so while the reader goes on
 * to other pages of the UI, whose addresses need not say it again.
 */
export const embedded = asksToBeEmbedded(window.location.search);
