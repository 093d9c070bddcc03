import type { GraphView } from "../api/types";
import { choices } from "./visits";

/** What Mermaid, or the page that it draws into, could take for more than text. */
const SPECIAL = /["#&<>`\\%;:{}@$]/g;

/** The state machine in the language of Mermaid, as the library writes it: names stand in labels only. */
export function mermaidOf(graph: GraphView): string {
  const ids = new Map(graph.actions.map(({ name }, place) => [name, `action${place}`]));
  const explained = choices(graph.transitions);
  const lines = graph.actions.map(({ name }, place) => `action${place}(${quoted(name)})`);
  const entry = ids.get(graph.entrypoint);
  if (entry !== undefined) lines.push(`start(( )) --> ${entry}`);
  graph.transitions.forEach(({ from, to, condition }, place) => {
    const [source, target] = [ids.get(from), ids.get(to)];
    if (source === undefined || target === undefined) return;
    const plain = condition === "default" || explained[place] !== true;
    lines.push(plain ? `${source} --> ${target}` : `${source} -. ${quoted(condition)} .-> ${target}`);
  });
  return `flowchart TB\n${lines.map((line) => `    ${line}\n`).join("")}`;
}

function quoted(text: string): string {
  const oneLine = text.replace(/\s+/g, " ");
  return `"${oneLine.replace(SPECIAL, (character) => `#${character.charCodeAt(0)};`)}"`;
}
