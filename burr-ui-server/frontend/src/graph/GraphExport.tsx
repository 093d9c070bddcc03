import { useId, useState } from "react";
import type { GraphView } from "../api/types";
import { IconButton } from "../ui/Button";
import { copyText } from "../ui/CopyButton";
import { Icon } from "../ui/Icon";
import type { Box } from "./geometry";
import styles from "./GraphExport.module.css";
import { mermaidOf } from "./mermaid";
import { pngOf, save, svgText } from "./picture";

interface GraphExportProps {
  readonly graph: GraphView;
  readonly bounds: Box;
  /** The drawing on the page. */
  readonly drawing: () => SVGSVGElement | null;
}

/** Takes the graph away: as a picture, or as text for a README. */
export function GraphExport({ graph, bounds, drawing }: GraphExportProps) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const id = useId();

  const svg = () => {
    const shown = drawing();
    if (shown === null) throw new Error("The graph is not drawn yet.");
    return svgText(shown, bounds, paperOf(shown));
  };
  const run = (what: string, work: () => void | Promise<void>) => {
    setOpen(false);
    void Promise.resolve()
      .then(work)
      .then(
        () => setSaid(what),
        (failure: unknown) => setSaid(failure instanceof Error ? failure.message : String(failure)),
      );
  };
  return (
    <span
      className={styles.place}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        setOpen(false);
      }}
      role="presentation"
    >
      <IconButton
        label="Export the graph"
        size="sm"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setSaid("");
          setOpen(!open);
        }}
      >
        <Icon name="download" size="sm" />
      </IconButton>
      <span id={id} role="group" aria-label="Export the graph" className={styles.menu} hidden={!open}>
        <button type="button" onClick={() => run("Saved as SVG", () => save("graph.svg", blobOf(svg())))}>
          Save as SVG
        </button>
        <button type="button" onClick={() => run("Saved as PNG", async () => save("graph.png", await pngOf(svg())))}>
          Save as PNG
        </button>
        <button type="button" onClick={() => run("Copied as Mermaid", () => copyText(mermaidOf(graph)))}>
          Copy as Mermaid
        </button>
      </span>
      <span role="status" className="vh">
        {said}
      </span>
    </span>
  );
}

function blobOf(svg: string): Blob {
  return new Blob([svg], { type: "image/svg+xml" });
}

/** The colour behind the drawing. */
function paperOf(drawing: SVGSVGElement): string {
  return drawing.parentElement === null ? "white" : getComputedStyle(drawing.parentElement).backgroundColor;
}
