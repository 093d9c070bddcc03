import type { Usage } from "../api/types";

/** "$0.0167", "€1.20", "12.5 CHF"; "–" where a price is not known. */
export function formatCost({ cost, calls }: Pick<Usage, "cost" | "calls">, currency: string): string {
  if (cost === null) return calls === 0 ? "" : "–";
  const digits = cost !== 0 && Math.abs(cost) < 0.1 ? 4 : 2;
  try {
    return new Intl.NumberFormat("en", {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(cost);
  } catch {
    return `${cost.toFixed(digits)} ${currency}`;
  }
}
