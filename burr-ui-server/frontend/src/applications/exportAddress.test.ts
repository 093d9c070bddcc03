import { expect, it } from "vitest";
import { exportAddress } from "./exportAddress";

it("names each run, whatever is in its id", () => {
  const url = new URL(exportAddress("p", ["a,b", "c&d"]) ?? "");
  expect(url.pathname).toBe("/api/v1/export");
  expect(url.searchParams.getAll("app")).toEqual(["a,b", "c&d"]);
});

it("gives no address that a server would refuse", () => {
  const ids = Array.from({ length: 300 }, (_, i) => `6f1d2c1e-0f6b-4c55-9a57-2f9c4e1f${i}`);
  expect(exportAddress("p", ids)).toBeNull();
  expect(exportAddress("p", ids.slice(0, 150))).not.toBeNull();
});
