import type { Shortcut, ShortcutGroup } from "../keyboard/ShortcutsDialog";

/** All keys of the page; the keys that every page has are the shell's. */
export const compareShortcuts: ShortcutGroup = {
  title: "Compare",
  shortcuts: [
    { keys: ["j", "k"], text: "next and previous step" },
    { keys: ["n", "p"], text: "next and previous difference" },
    { keys: ["s"], text: "swap A and B" },
    { keys: ["="], text: "hide or show what is the same" },
  ],
};

export const compareHints: Shortcut[] = [
  { keys: ["j", "k"], text: "step" },
  { keys: ["n", "p"], text: "difference" },
  { keys: ["s"], text: "swap" },
  { keys: ["="], text: "hide same" },
  { keys: ["?"], text: "all shortcuts" },
];
