import { expect, it } from "vitest";
import { extended, nothingSelected, toggled } from "./selection";

const shown = ["a", "b", "c", "d", "e"];
const picked = (selection: typeof nothingSelected) => [...selection.picked].sort().join("");

it("marks and unmarks a row", () => {
  const once = toggled(nothingSelected, "b");
  expect(picked(once)).toBe("b");
  expect(picked(toggled(once, "b"))).toBe("");
});

it("marks a range either way and keeps what was marked", () => {
  const first = toggled(toggled(nothingSelected, "a"), "d");
  expect(picked(extended(first, shown, "b"))).toBe("abcd");
  expect(picked(extended(toggled(nothingSelected, "b"), shown, "d"))).toBe("bcd");
});

it("goes on from the end of the last range", () => {
  const range = extended(toggled(nothingSelected, "a"), shown, "b");
  expect(picked(extended(range, shown, "d"))).toBe("abcd");
});

it("marks the row alone where the range has no beginning", () => {
  expect(picked(extended(nothingSelected, shown, "c"))).toBe("c");
  expect(picked(extended(toggled(nothingSelected, "gone"), shown, "c"))).toBe("cgone");
});
