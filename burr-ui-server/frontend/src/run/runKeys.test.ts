import { expect, it } from "vitest";
import { RUN_SHORTCUTS, runHints, runKeyMap, runShortcutGroup, type RunCommands } from "./runKeys";

it("gives no key to two commands, nor one that every page has", () => {
  const keys = RUN_SHORTCUTS.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => ["t", "l", "c", "?"].includes(key))).toEqual([]);
});

it("calls the command of a key and tells it which key", () => {
  const called: string[] = [];
  const commands = Object.fromEntries(
    RUN_SHORTCUTS.map(({ command }) => [command, (key: string) => called.push(`${command} ${key}`)]),
  ) as unknown as RunCommands;
  const map = runKeyMap(commands);
  ["j", "K", "3", "0"].forEach((key) => map[key]?.());
  expect(called).toEqual(["next j", "previousFailure K", "tab 3", "fit 0"]);
});

it("lists each command once and in words of its own", () => {
  const { shortcuts } = runShortcutGroup(3);
  expect(new Set(RUN_SHORTCUTS.map((shortcut) => shortcut.command)).size).toBe(RUN_SHORTCUTS.length);
  expect(new Set(shortcuts.map((shortcut) => shortcut.text)).size).toBe(shortcuts.length);
  expect(shortcuts).toContainEqual({ keys: ["1", "–", "3"], text: "tab" });
});

it("hints at the number of tabs there are", () => {
  expect(runHints(3)).toContainEqual({ keys: ["1", "–", "3"], text: "tab" });
});
