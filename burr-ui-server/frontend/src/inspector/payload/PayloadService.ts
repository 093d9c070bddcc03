import type { StepDetail } from "../../api/types";
import { StepPayload } from "./StepPayload";
import type { WorkerQuestion } from "./workerTalk";

/** Answers questions about one large payload. */
export class PayloadService {
  private payload: StepPayload | null = null;

  async answer(question: WorkerQuestion): Promise<unknown> {
    if (question.kind === "load") {
      this.payload = new StepPayload(JSON.parse(await question.json.text()) as StepDetail);
      return this.payload.head;
    }
    if (this.payload === null) throw new Error("The values are not loaded.");
    return answerFrom(this.payload, question);
  }
}

function answerFrom(payload: StepPayload, question: Exclude<WorkerQuestion, { kind: "load" }>): unknown {
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
