import { afterEach, describe, expect, it, vi } from "vitest";
import { readListSize, writeListSize } from "./listSize";

const KEY = "burr.compare.list";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe("readListSize", () => {
  it("finds what was given, until it is put back", () => {
    expect(readListSize()).toBeNull();
    writeListSize(42.5);
    expect(readListSize()).toBe(42.5);
    writeListSize(null);
    expect(readListSize()).toBeNull();
  });

  it("keeps both panes in reach, whatever is stored", () => {
    localStorage.setItem(KEY, "99");
    expect(readListSize()).toBe(85);
    for (const stored of ['"30"', "{", "null", "[]"]) {
      localStorage.setItem(KEY, stored);
      expect(readListSize()).toBeNull();
    }
  });

  it("does without storage", () => {
    vi.stubGlobal("localStorage", undefined);
    writeListSize(50);
    expect(readListSize()).toBeNull();
  });
});
