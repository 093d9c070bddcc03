import type { GraphView } from "../api/types";

/** The part of a graph around an action: the nearest actions, whichever way the transitions go, at most `limit`. */
export function neighbourhood(graph: GraphView, centre: string, limit: number): GraphView {
  const known = new Map(graph.actions.map((action) => [action.name, action]));
  const near = new Map<string, string[]>();
  const link = (from: string, to: string) => {
    const others = near.get(from);
    if (others === undefined) near.set(from, [to]);
    else others.push(to);
  };
  for (const { from, to } of graph.transitions) {
    link(from, to);
    link(to, from);
  }
  const chosen = new Set(known.has(centre) ? [centre] : []);
  for (const action of chosen) {
    for (const other of near.get(action) ?? []) {
      if (chosen.size < limit && known.has(other)) chosen.add(other);
    }
  }
  return {
    entrypoint: graph.entrypoint,
    actions: graph.actions.filter(({ name }) => chosen.has(name)),
    transitions: graph.transitions.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
  };
}

/** The graph without transitions whose ends do not exist, as damaged files have them. */
export function sound(graph: GraphView): GraphView {
  const names = new Set(graph.actions.map(({ name }) => name));
  const transitions = graph.transitions.filter(({ from, to }) => names.has(from) && names.has(to));
  return transitions.length === graph.transitions.length ? graph : { ...graph, transitions };
}
