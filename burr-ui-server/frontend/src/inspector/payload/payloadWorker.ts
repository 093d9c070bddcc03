import { PayloadService } from "./PayloadService";
import type { WorkerAnswer, WorkerMessage } from "./workerTalk";

/** Holds the values of one large step and answers for the rows that are on the screen. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  postMessage(answer: WorkerAnswer): void;
};
const service = new PayloadService();

scope.onmessage = ({ data: { id, question } }) => {
  service.answer(question).then(
    (result) => scope.postMessage({ id, result }),
    (error: unknown) => scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
};
