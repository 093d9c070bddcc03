import { select } from "d3-selection";
import { zoom, zoomIdentity, zoomTransform, type D3ZoomEvent } from "d3-zoom";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { MAX_ZOOM, type Pane, type View } from "./viewport";

export interface PanZoom {
  /** To be the refs of the drawing and of the layer inside it that moves. */
  readonly attachDrawing: (element: SVGSVGElement | null) => void;
  readonly attachLayer: (element: SVGGElement | null) => void;
  readonly ready: boolean;
  readonly view: () => View;
  readonly show: (view: View) => void;
  readonly zoomBy: (factor: number) => void;
  /** Whether the reader moved the view since it was last told to forget that. */
  readonly movedByReader: () => boolean;
  readonly forgetMoves: () => void;
}

/** Panning and zooming with mouse, wheel and fingers. The transform goes straight to the layer, past React. */
export function usePanZoom(pane: Pane | null, fitScale: number): PanZoom {
  const [svg, setSvg] = useState<SVGSVGElement | null>(null);
  const [layer, setLayer] = useState<SVGGElement | null>(null);
  const [behaviour] = useState(() => zoom<SVGSVGElement, unknown>());
  const moved = useRef(false);

  useEffect(() => {
    if (svg === null || layer === null) return undefined;
    behaviour.on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      layer.setAttribute("transform", event.transform.toString());
      if (event.sourceEvent !== null && event.sourceEvent !== undefined) moved.current = true;
    });
    const selection = select(svg).call(behaviour).on("dblclick.zoom", null);
    return () => {
      selection.on(".zoom", null);
    };
  }, [svg, layer, behaviour]);

  useEffect(() => {
    if (svg === null || pane === null) return;
    behaviour.extent([
      [0, 0],
      [pane.width, pane.height],
    ]);
    behaviour.scaleExtent([Math.min(0.5, fitScale / 2), MAX_ZOOM]);
    behaviour.filter((event: MouseEvent | TouchEvent) => {
      // One finger scrolls the page until the graph is larger than its pane.
      if ("touches" in event) return event.touches.length > 1 || zoomTransform(svg).k > fitScale * 1.02;
      return (!event.ctrlKey || event.type === "wheel") && event.button === 0;
    });
    behaviour.touchable(true);
  }, [svg, pane, fitScale, behaviour]);

  const view = useCallback((): View => (svg === null ? zoomIdentity : zoomTransform(svg)), [svg]);
  const show = useCallback(
    ({ k, x, y }: View) => {
      if (svg !== null) behaviour.transform(select(svg), zoomIdentity.translate(x, y).scale(k));
    },
    [svg, behaviour],
  );
  const zoomBy = useCallback(
    (factor: number) => {
      moved.current = true;
      if (svg !== null) behaviour.scaleBy(select(svg), factor);
    },
    [svg, behaviour],
  );
  const movedByReader = useCallback(() => moved.current, []);
  const forgetMoves = useCallback(() => {
    moved.current = false;
  }, []);
  const ready = svg !== null && layer !== null;
  return useMemo(
    () => ({ attachDrawing: setSvg, attachLayer: setLayer, ready, view, show, zoomBy, movedByReader, forgetMoves }),
    [ready, view, show, zoomBy, movedByReader, forgetMoves],
  );
}
