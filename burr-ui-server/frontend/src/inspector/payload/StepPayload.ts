import { jsonText } from "../../api/exactNumber";
import type { JsonObject, JsonValue, StepDetail } from "../../api/types";
import { compareValues, isWithin, listChanges, type ChangeNode } from "./changes";
import { find, MAX_FOUND, type Found } from "./find";
import { byteSize, preview, valueAt } from "./json";
import { jsonLine, jsonLines, type JsonLine } from "./lines";
import { TreeModel, type Choices } from "./TreeModel";
import type { TreeRow } from "./treeRow";

/** The values of a step that are shown as trees. */
export type Section = "after" | "before" | "changes" | "result" | "inputs";

export interface SectionFacts {
  /** Keys of the user. */
  readonly keys: number;
  readonly bytes: number;
  readonly preview: string;
}

/** A step without its values: small enough to be handed around. */
export type StepHead = Omit<StepDetail, "inputs" | "result" | "stateAfter" | "stateBefore"> & {
  /** Null for what the step does not have. */
  readonly sections: Readonly<Record<Section, SectionFacts | null>>;
};

export type TreeCommand =
  | { readonly kind: "toggle"; readonly id: string }
  | { readonly kind: "more"; readonly id: string }
  | { readonly kind: "moreText"; readonly id: string }
  | { readonly kind: "reveal"; readonly path: readonly string[] };

/** The values of one step, and the views on them. Runs in the page, or in a worker where the values are large. */
export class StepPayload {
  readonly head: StepHead;
  private readonly detail: StepDetail;
  private readonly trees = new Map<Section, TreeModel>();
  private readonly texts = new Map<Section, string[]>();
  private changed: ChangeNode | null | undefined = undefined;

  constructor(detail: StepDetail) {
    const { inputs, result, stateAfter, stateBefore, ...rest } = detail;
    this.detail = { inputs, result, stateAfter, stateBefore, ...rest };
    const after = stateAfter === null ? null : factsOf(stateAfter);
    const sections = {
      after,
      before: stateBefore === null ? null : factsOf(stateBefore),
      changes: after,
      result: result === null ? null : factsOf(result),
      inputs: factsOf(inputs),
    };
    this.head = { ...rest, sections };
  }

  /** Begins a section anew, with what the reader opened in it before. */
  openTree(section: Section, choices: Choices): number {
    const model = new TreeModel(this.value(section), { choices, ...this.options(section) });
    this.trees.set(section, model);
    return model.count;
  }

  command(section: Section, command: TreeCommand): number {
    const model = this.tree(section);
    switch (command.kind) {
      case "toggle":
        model.toggle(command.id);
        break;
      case "more":
        model.more(command.id);
        break;
      case "moreText":
        model.moreText(command.id);
        break;
      case "reveal":
        model.reveal(command.path);
        break;
    }
    return model.count;
  }

  rows(section: Section, start: number, end: number): TreeRow[] {
    const model = this.tree(section);
    const rows: TreeRow[] = [];
    for (let index = start; index < end; index++) {
      const row = model.row(index);
      if (row === undefined) break;
      rows.push(row);
    }
    return rows;
  }

  indexOf(section: Section, id: string): number {
    return this.tree(section).indexOf(id);
  }

  find(section: Section, query: string): Found {
    const found = find(this.value(section), query);
    if (section !== "changes") return found;
    const changes = this.changes();
    return { ...found, paths: found.paths.filter((path) => isWithin(changes, path)) };
  }

  /** Lines of the JSON that contain a text. */
  findLines(section: Section, query: string): number[] {
    const wanted = query.toLowerCase();
    const found: number[] = [];
    if (wanted === "") return found;
    this.lines(section).some((line, index) => {
      if (line.toLowerCase().includes(wanted)) found.push(index);
      return found.length === MAX_FOUND;
    });
    return found;
  }

  listSizes(): Map<string, number> {
    const entries = Object.entries(this.detail.stateAfter ?? {});
    return new Map(entries.flatMap(([key, value]) => (Array.isArray(value) ? [[key, value.length]] : [])));
  }

  lineCount(section: Section): number {
    return this.lines(section).length;
  }

  jsonLines(section: Section, start: number, end: number): JsonLine[] {
    return this.lines(section).slice(start, end).map(jsonLine);
  }

  /** The value behind a pointer, as it is copied: texts as they are, everything else as JSON. */
  text(section: Section, pointer: string): string {
    const ghost = pointer.indexOf("−");
    if (pointer === "") return this.lines(section).join("\n");
    const value = ghost === -1 ? valueAt(this.value(section), pointer) : this.goneValue(pointer, ghost);
    if (typeof value === "string") return value;
    return jsonText(value ?? null, 2);
  }

  private goneValue(pointer: string, ghost: number): JsonValue | undefined {
    const parent = pointer.slice(0, ghost);
    const [, name = "", rest = ""] = /^\/([^/]*)(.*)$/s.exec(pointer.slice(ghost + 1)) ?? [];
    return valueAt(valueAt(this.detail.stateBefore ?? {}, `${parent}/${name}`), rest);
  }

  private value(section: Section): JsonObject {
    const { inputs, result, stateAfter, stateBefore } = this.detail;
    const values = { after: stateAfter, before: stateBefore, changes: stateAfter, result, inputs };
    return values[section] ?? {};
  }

  private options(section: Section) {
    const { writtenBy, step } = this.detail;
    if (section === "result" || section === "inputs") return {};
    const foldInternal = true;
    if (section === "before") {
      // What this step wrote is not yet in the state before it, and who wrote that is not known here.
      const earlier = Object.entries(writtenBy).filter(([, sequenceId]) => sequenceId !== step.sequenceId);
      return { foldInternal, writtenBy: Object.fromEntries(earlier) };
    }
    return { foldInternal, writtenBy, changes: this.changes(), changedOnly: section === "changes" };
  }

  private changes(): ChangeNode | null {
    if (this.changed === undefined) {
      const { stateAfter, stateBefore, step } = this.detail;
      this.changed =
        stateAfter === null || (stateBefore === null && step.added.length === 0)
          ? null
          : compareValues(userPart(stateBefore ?? {}, stateAfter), stateAfter);
    }
    return this.changed;
  }

  private tree(section: Section): TreeModel {
    const known = this.trees.get(section);
    if (known !== undefined) return known;
    this.openTree(section, new Map());
    return this.tree(section);
  }

  private lines(section: Section): string[] {
    const known = this.texts.get(section);
    if (known !== undefined) return known;
    const value = this.value(section);
    const lines = jsonLines(
      section === "changes" ? (listChanges(this.changes(), value) as unknown as JsonValue) : value,
    );
    this.texts.set(section, lines);
    return lines;
  }
}

/** The state before with the internal keys of the state after: they change with every step, which says nothing. */
function userPart(before: JsonObject, after: JsonObject): JsonObject {
  const keys = (state: JsonObject, internal: boolean) =>
    Object.entries(state).filter(([key]) => key.startsWith("__") === internal);
  return Object.fromEntries([...keys(before, false), ...keys(after, true)]);
}

function factsOf(value: JsonObject): SectionFacts {
  const keys = Object.keys(value).filter((key) => !key.startsWith("__")).length;
  return { keys, bytes: byteSize(value), preview: preview(value) };
}
