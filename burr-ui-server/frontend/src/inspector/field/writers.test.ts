import { expect, it } from "vitest";
import { step } from "../../run/testSteps";
import { pathOf } from "./pointer";
import { writersOf } from "./writers";

it("names the steps that touched a key until a step, the last one first", () => {
  const steps = [
    step(0, { added: ["a", "b"] }),
    step(1, { changed: ["b"] }),
    step(2, { changed: ["a"] }),
    step(3, { removed: ["a"] }),
  ];
  expect(writersOf(steps, "a", 2).map(({ sequenceId, kind }) => [sequenceId, kind])).toEqual([
    [2, "changed"],
    [0, "added"],
  ]);
  expect(writersOf(steps, "a", 9)[0]).toMatchObject({ sequenceId: 3, kind: "removed" });
  expect(writersOf(steps, "c", 3)).toEqual([]);
});

it("reads the names of a pointer", () => {
  expect(pathOf("/a~1b/0/c~0d")).toEqual(["a/b", "0", "c~d"]);
  expect(pathOf("/__proto__")).toEqual(["__proto__"]);
});
