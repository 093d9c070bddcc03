import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import { copyText } from "../ui/CopyButton";
import { pathOf } from "./field/pointer";
import type { TreeRows } from "./payload/access";
import type { TreeRow } from "./payload/treeRow";
import { PayloadRow } from "./PayloadRow";
import styles from "./PayloadTree.module.css";
import type { SearchTarget } from "./useSearch";
import { useWindow } from "./useWindow";

interface PayloadTreeProps {
  rows: TreeRows;
  /** Name for assistive technology. */
  label: string;
  hrefOfStep: (sequenceId: number) => string;
  /** Whether the rows say who wrote them. */
  lineage: boolean;
  query: string;
  target: SearchTarget | null;
  textOf: (pointer: string) => Promise<string>;
  /** Id of the row whose card is open. */
  field?: string | null;
  /** Without it, rows have no cards. */
  onField?: (pointer: string | null) => void;
  card?: (row: TreeRow) => ReactNode;
}

const ROW_HEIGHT = 20;

/** A value as a tree that is walked with the arrow keys. */
export function PayloadTree(props: PayloadTreeProps) {
  const { rows, label, hrefOfStep, lineage, query, target, textOf, field = null, onField, card } = props;
  const { attach, measure, scrollTo, count, indexes, partial, height, offset } = useWindow(rows, ROW_HEIGHT);
  const [current, setCurrent] = useState(0);
  const [wanted, setWanted] = useState<number | null>(null);
  const tree = useRef<HTMLElement | null>(null);
  const [hovered, setHovered] = useState(-1);
  const [copied, setCopied] = useState<string | null>(null);
  const at = Math.min(current, Math.max(0, count - 1));

  const reveal = useEffectEvent((to: SearchTarget) => {
    if (to.kind !== "value") return;
    void rows.reveal(to.path, to.pointer).then((index) => {
      if (index < 0) return;
      setCurrent(index);
      // The rows above may have been drawn only now.
      requestAnimationFrame(() => scrollTo(index));
    });
  });
  useEffect(() => {
    if (target !== null) reveal(target);
  }, [target]);

  /** Opened by hand: it is in sight already. */
  const openedHere = useRef<string | null>(null);
  const revealField = useEffectEvent((pointer: string) => {
    if (openedHere.current === pointer || onField === undefined) return;
    reveal({ kind: "value", path: pathOf(pointer), pointer });
  });
  useEffect(() => {
    if (field !== null) revealField(field);
  }, [field, rows]);
  const openCard = (row: TreeRow) => {
    if (onField === undefined || row.content.kind !== "value" || row.mark === "del") return;
    openedHere.current = row.id;
    onField(row.id === field ? null : row.id);
  };

  // The row that is to get the focus may have to be scrolled into being first.
  useEffect(() => {
    if (wanted === null) return;
    const element = tree.current?.querySelector<HTMLElement>(`[data-index="${wanted}"]`);
    if (element === null || element === undefined) {
      scrollTo(wanted);
      return;
    }
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
    setWanted(null);
  }, [wanted, scrollTo, indexes]);

  const goTo = (index: number) => {
    const next = Math.min(Math.max(0, index), count - 1);
    setCurrent(next);
    setWanted(next);
  };

  const copy = (row: TreeRow) => {
    void textOf(row.id)
      .then(copyText)
      .then(() => setCopied(row.id))
      .catch(() => undefined);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const index = indexOf(event.target);
    const row = rows.row(index);
    // A link or a button inside a row has keys of its own.
    if (row === undefined || !(event.target instanceof Element)) return;
    if (event.target.closest("a, button, [data-card]") !== null) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "c") {
      if (window.getSelection()?.isCollapsed === false || row.content.kind !== "value") return;
      event.preventDefault();
      copy(row);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => goTo(index + 1),
      ArrowUp: () => goTo(index - 1),
      Home: () => goTo(0),
      End: () => goTo(count - 1),
      ArrowRight: () => (row.open === false ? activate(rows, row) : row.open === true && goTo(index + 1)),
      ArrowLeft: () => (row.open === true ? activate(rows, row) : goTo(parentOf(rows, index))),
      Enter: () => activate(rows, row),
      " ": () => activate(rows, row),
      i: () => openCard(row),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  const click = (event: MouseEvent<HTMLElement>) => {
    const row = rows.row(indexOf(event.target));
    if (row === undefined || !(event.target instanceof Element) || event.target.closest("[data-card]") !== null) return;
    // A finger does not hover.
    setHovered(indexOf(event.target));
    const control = event.target.closest<HTMLElement>("a, button");
    if (control?.dataset.copy !== undefined) copy(row);
    else if (control?.dataset.about !== undefined) openCard(row);
    else if (control?.dataset.more !== undefined) rows.command({ kind: "moreText", id: row.id });
    // Following a link or selecting text is not opening the row.
    else if (control === null && window.getSelection()?.isCollapsed !== false && opens(row)) activate(rows, row);
  };
  const hover = (event: PointerEvent) => {
    if (event.pointerType === "mouse") setHovered(indexOf(event.target));
  };

  const shown = indexes.map((index) => {
    const row = rows.row(index);
    if (row === undefined) return <div key={index} data-index={index} className={styles.awaited} />;
    return (
      <PayloadRow
        key={row.id}
        row={row}
        index={index}
        measure={partial ? measure : undefined}
        tabbable={index === at}
        lineage={lineage}
        hrefOfStep={hrefOfStep}
        query={query}
        isTarget={target?.kind === "value" && target.pointer === row.id}
        copy={index !== hovered ? "none" : copied === row.id ? "copied" : "offered"}
        about={onField !== undefined && index === hovered && row.mark !== "del"}
        card={row.id === field ? card?.(row) : undefined}
      />
    );
  });
  return (
    <div className={styles.wrap}>
      {lineage && (
        <div className={styles.columns} aria-hidden="true">
          <span>Key and value</span>
          <span>Last written by</span>
        </div>
      )}
      <div
        ref={(element) => {
          tree.current = element;
          attach(element);
        }}
        role="tree"
        tabIndex={-1}
        aria-label={label}
        className={styles.tree}
        onClick={click}
        onKeyDown={press}
        onFocus={({ target: row }) => {
          const index = indexOf(row);
          if (index >= 0) setCurrent(index);
        }}
        onPointerOver={hover}
        onPointerLeave={() => setHovered(-1)}
      >
        {partial ? (
          <div role="none" style={{ height: height, position: "relative" }}>
            <div role="none" className={styles.window} style={{ transform: `translateY(${offset}px)` }}>
              {shown}
            </div>
          </div>
        ) : (
          shown
        )}
      </div>
      <span role="status" className="vh">
        {copied === null ? "" : "Copied"}
      </span>
    </div>
  );
}

/** The row that an event came from. */
function indexOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return Number(row?.dataset.index ?? -1);
}

function opens({ open, content }: TreeRow): boolean {
  return open !== null || content.kind === "more";
}

/** What a click on a row, or Enter, does. */
function activate(rows: TreeRows, row: TreeRow): void {
  if (row.content.kind === "more") rows.command({ kind: "more", id: row.id });
  else if (row.open !== null) rows.command({ kind: "toggle", id: row.id });
  else if (row.content.kind === "value" && row.content.value.kind === "string" && row.content.value.whole !== null) {
    rows.command({ kind: "moreText", id: row.id });
  }
}

function parentOf(rows: TreeRows, index: number): number {
  const depth = rows.row(index)?.depth ?? 0;
  for (let above = index - 1; above >= 0; above--) {
    const row = rows.row(above);
    if (row !== undefined && row.depth < depth) return above;
  }
  return index;
}
