import { place } from "./placement";
import type { GraphShape, Placement } from "./shape";

/** Layout of large graphs away from the page. One question, one answer. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<GraphShape>) => void) | null;
  postMessage(answer: Placement): void;
};

scope.onmessage = ({ data }) => scope.postMessage(place(data));
