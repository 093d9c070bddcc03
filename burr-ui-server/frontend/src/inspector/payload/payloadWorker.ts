import type { StepDetail } from "../../api/types";
import { StepPayload } from "./StepPayload";
import type { WorkerAnswer, WorkerMessage, WorkerQuestion } from "./workerTalk";

/** Holds the values of one large step and answers for the rows that are on the screen. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  postMessage(answer: WorkerAnswer): void;
};

let payload: StepPayload | null = null;

scope.onmessage = ({ data: { id, question } }) => {
  answer(question).then(
    (result) => scope.postMessage({ id, result }),
    (error: unknown) => scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
};

async function answer(question: WorkerQuestion): Promise<unknown> {
  if (question.kind !== "load") return answerFrom(question);
  payload = new StepPayload(JSON.parse(await question.json.text()) as StepDetail);
  return payload.head;
}

function answerFrom(question: Exclude<WorkerQuestion, { kind: "load" }>): unknown {
  if (payload === null) throw new Error("The values are not loaded.");
  switch (question.kind) {
    case "openTree":
      return payload.openTree(question.section, new Map(question.choices));
    case "command":
      return payload.command(question.section, question.command);
    case "rows":
      return payload.rows(question.section, question.start, question.end);
    case "indexOf":
      return payload.indexOf(question.section, question.pointer);
    case "find":
      return payload.find(question.section, question.query);
    case "findLines":
      return payload.findLines(question.section, question.query);
    case "lineCount":
      return payload.lineCount(question.section);
    case "jsonLines":
      return payload.jsonLines(question.section, question.start, question.end);
    case "text":
      return payload.text(question.section, question.pointer);
    case "listSizes":
      return payload.listSizes();
  }
}
