import { describe, expect, it } from "vitest";
import { visible } from "./visible";

describe("visible", () => {
  it("writes out what could not be seen or would turn the text around", () => {
    expect(visible("a\u0000b\u202ec\td\ne")).toBe("a\\u0000b\\u202ec\td\ne");
    expect(visible("pay\u200bpal \u2066x\u2069 \ufeff\u00ad\u2060\u3164")).toBe(
      "pay\\u200bpal \\u2066x\\u2069 \\ufeff\\u00ad\\u2060\\u3164",
    );
    expect(visible("tag\u{e0041}")).toBe("tag\\u{e0041}");
    expect(visible("one\u2028two")).toBe("one\\u2028two");
  });

  it("takes a carriage return for part of the line break only where there is one", () => {
    expect(visible("line\r\nline\r\n")).toBe("line\nline\n");
    expect(visible("cut off\r")).toBe("cut off");
    expect(visible("one\rtwo")).toBe("one\\u000dtwo");
  });

  it.each([
    ["a family", "👩‍👩‍👧"],
    ["a profession", "👩🏽‍💻 works"],
    ["a heart", "❤️ and ❤️‍🔥"],
    ["a key", "1️⃣"],
    ["a flag", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
    ["Hebrew", "שלום"],
    ["Arabic", "مرحبا"],
    ["Persian", "می‌خواهم"],
    ["Hindi", "क्‍ष"],
    ["Japanese, in one of its forms", "葛󠄀"],
    ["accents", "Zoë e\u0301"],
  ])("leaves %s readable", (_, text) => {
    expect(visible(text)).toBe(text);
  });

  it("writes out what joins nothing that can be joined", () => {
    expect(visible("a\u200db")).toBe("a\\u200db");
    expect(visible("a\u200cb")).toBe("a\\u200cb");
    expect(visible("a\ufe0f 1\ufe0f")).toBe("a\\ufe0f 1\\ufe0f");
    expect(visible("👩\u200d")).toBe("👩\\u200d");
    expect(visible("دا\u200cد")).toBe("دا\\u200cد");
    expect(visible("🏴\u{e0067}\u{e007f}")).toBe("🏴\\u{e0067}\\u{e007f}");
  });

  it("changes nothing that it wrote", () => {
    const once = visible("a\u202eb\u{e0041}");

    expect(visible(once)).toBe(once);
  });
});
