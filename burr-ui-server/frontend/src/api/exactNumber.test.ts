import { describe, expect, it } from "vitest";
import { exactNumber, jsonText } from "./exactNumber";

const LARGE = { __burr_number__: "9007199254740993" };

describe("a number that JavaScript would round", () => {
  it("keeps its digits", () => {
    expect(exactNumber(LARGE)).toBe("9007199254740993");
    expect(exactNumber({ __burr_number__: "-0.1234567890123456789" })).toBe("-0.1234567890123456789");
    expect(exactNumber({ __burr_number__: "1E+400" })).toBe("1E+400");
  });

  it("is not taken for one when it only looks alike", () => {
    expect(exactNumber({ __burr_number__: "NaN" })).toBeNull();
    expect(exactNumber({ __burr_number__: 5 })).toBeNull();
    expect(exactNumber({ __burr_number__: "5", more: 1 })).toBeNull();
    expect(exactNumber(Object.create(LARGE))).toBeNull();
    expect(exactNumber([])).toBeNull();
    expect(exactNumber(null)).toBeNull();
    expect(exactNumber("9007199254740993")).toBeNull();
  });

  it("is a number again in the JSON that is shown and copied", () => {
    expect(jsonText({ n: LARGE, list: [LARGE, 1] })).toBe('{"n":9007199254740993,"list":[9007199254740993,1]}');
    expect(jsonText({ n: LARGE }, 2)).toBe('{\n  "n": 9007199254740993\n}');
  });

  it("is left alone where a text quotes one", () => {
    const quoted = { text: '{"__burr_number__":"12"}' };

    expect(JSON.parse(jsonText(quoted))).toEqual(quoted);
  });
});
