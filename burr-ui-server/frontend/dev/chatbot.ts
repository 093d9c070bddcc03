import type { GraphView, JsonObject } from "../src/api/types.ts";
import { action, type StepScript } from "./recording.ts";

const code = {
  prompt: `@BurrAction(writes = {"prompt", "chat_history"})
Turn prompt(@Input("prompt") String text, List<Message> history) {
    return new Turn(text, append(history, Message.user(text)));
}`,
  check_safety: `@BurrAction(writes = "safe")
boolean checkSafety(String prompt) {
    return !prompt.contains("unsafe");
}`,
  decide_mode: `@BurrAction(writes = "mode")
String decideMode(String prompt) {
    var answer = model.ask(MODES_QUESTION.formatted(prompt));
    return MODES.contains(answer) ? answer : "unknown";
}`,
  generate_image: `@BurrAction(writes = "response")
Message generateImage(String prompt) {
    return Message.image(model.draw(prompt));
}`,
  generate_code: `@BurrAction(writes = "response")
Message generateCode(String prompt, List<Message> chatHistory, String mode) {
    // The last message is completed in place: the tracker reports the write that is not declared.
    var last = chatHistory.get(chatHistory.size() - 1);
    last.prepend("Please respond with *only* code and no other text (at all) to the following:: ");
    return Message.code(model.chat(chatHistory));
}`,
  answer_question: `@BurrAction(writes = "response")
Message answerQuestion(String prompt, List<Message> chatHistory, String mode) {
    return Message.text(model.chat(chatHistory));
}`,
  prompt_for_more: `@BurrAction(writes = "response")
Message promptForMore() {
    return Message.text("None of the response modes I support apply to your question. Please clarify?");
}`,
  response: `@BurrAction(writes = "chat_history")
List<Message> response(Message response, boolean safe, List<Message> history) {
    return append(history, safe ? response : REFUSAL);
}`,
};

const writes = ["response"];

export const chatGraph: GraphView = {
  entrypoint: "prompt",
  actions: [
    action("prompt", ["chat_history"], ["prompt", "chat_history"], code.prompt, ["prompt"]),
    action("check_safety", ["prompt"], ["safe"], code.check_safety),
    action("decide_mode", ["prompt"], ["mode"], code.decide_mode),
    action("generate_image", ["prompt", "chat_history", "mode"], writes, code.generate_image),
    action("generate_code", ["prompt", "chat_history", "mode"], writes, code.generate_code),
    action("answer_question", ["prompt", "chat_history", "mode"], writes, code.answer_question),
    action("prompt_for_more", ["prompt", "chat_history"], writes, code.prompt_for_more),
    action("response", ["response", "safe", "mode"], ["chat_history"], code.response),
  ],
  transitions: [
    { from: "prompt", to: "check_safety", condition: "default" },
    { from: "check_safety", to: "decide_mode", condition: "safe=True" },
    { from: "check_safety", to: "response", condition: "default" },
    { from: "decide_mode", to: "generate_image", condition: "mode=generate_image" },
    { from: "decide_mode", to: "generate_code", condition: "mode=generate_code" },
    { from: "decide_mode", to: "answer_question", condition: "mode=answer_question" },
    { from: "decide_mode", to: "prompt_for_more", condition: "default" },
    { from: "generate_image", to: "response", condition: "default" },
    { from: "generate_code", to: "response", condition: "default" },
    { from: "answer_question", to: "response", condition: "default" },
    { from: "prompt_for_more", to: "response", condition: "default" },
    { from: "response", to: "prompt", condition: "default" },
  ],
};

export interface Turn {
  prompt: string;
  mode: "generate_image" | "generate_code" | "answer_question" | "prompt_for_more";
  answer: string;
  decideMicros: number;
  answerMicros: number;
  /** Pause before the caller said it, in ms. */
  idle?: number;
}

const kinds = { generate_image: "image", generate_code: "code", answer_question: "text", prompt_for_more: "text" };

/** The steps of a conversation, turn by turn. */
export function conversation(turns: Turn[]): StepScript[] {
  let history: JsonObject[] = [];
  return turns.flatMap((turn, index) => {
    const { scripts, history: next } = turnScripts(turn, history, index === 0);
    history = next;
    return scripts;
  });
}

function turnScripts(turn: Turn, before: JsonObject[], first: boolean) {
  let history: JsonObject[] = [...before, { role: "user", content: turn.prompt, type: "text" }];
  const mode = turn.mode === "prompt_for_more" ? "unknown" : turn.mode;
  const condition = turn.mode === "prompt_for_more" ? "default" : `mode=${turn.mode}`;
  const response: JsonObject = { content: turn.answer, type: kinds[turn.mode], role: "assistant" };
  const scripts: StepScript[] = [
    {
      action: "prompt",
      micros: 150 + turn.prompt.length,
      idle: turn.idle ?? 0,
      inputs: { prompt: turn.prompt },
      result: { processed_prompt: turn.prompt },
      set: { prompt: turn.prompt, chat_history: history },
      ...(first ? {} : { remove: ["safe", "mode", "response"] }),
    },
    { action: "check_safety", micros: 110, result: { safe: true }, set: { safe: true } },
    {
      action: "decide_mode",
      micros: turn.decideMicros,
      result: { mode },
      set: { mode },
      condition: "safe=True",
      values: { safe: true },
      spans: 4,
      attributes: [
        attribute("gen_ai.request.model", "gpt-3.5-turbo"),
        attribute("gen_ai.usage.prompt_tokens", 112),
        attribute("gen_ai.usage.completion_tokens", 4),
      ],
    },
  ];
  if (turn.mode === "generate_code") {
    const asked = `Please respond with *only* code and no other text (at all) to the following:: ${turn.prompt}`;
    history = [...history.slice(0, -1), { role: "user", content: asked, type: "text" }];
  }
  scripts.push({
    action: turn.mode,
    micros: turn.answerMicros,
    result: { response },
    set: turn.mode === "generate_code" ? { chat_history: history, response } : { response },
    condition,
    values: { mode },
    spans: turn.mode === "prompt_for_more" ? 0 : 6,
    attributes: turn.mode === "prompt_for_more" ? [] : [attribute("gen_ai.request.model", "gpt-3.5-turbo")],
  });
  history = [...history, response];
  scripts.push({ action: "response", micros: 157, result: { chat_item: response }, set: { chat_history: history } });
  return { scripts, history };
}

function attribute(key: string, value: string | number) {
  return { key, value, spanId: null, event: false, time: null };
}

const knockKnock = `\`\`\`python
knock = input("Knock knock\\n")
if knock.lower() == "who's there?":
    response = input("Boo\\n")
    if response.lower() == "boo who?":
        print("Don't cry, it's just a joke!")
    else:
        print("You were supposed to ask: boo who?")
else:
    print("You were supposed to ask: who's there?")
\`\`\``;

const clarify = "None of the response modes I support apply to your question. Please clarify?";

export const jokes: Turn[] = [
  {
    prompt: "Please draw a picture of a good joke",
    mode: "prompt_for_more",
    answer: clarify,
    decideMicros: 1_100_000,
    answerMicros: 69,
  },
  {
    prompt: "Please write code for an interactive knock-knock joke",
    mode: "generate_code",
    answer: knockKnock,
    decideMicros: 627_000,
    answerMicros: 1_540_000,
    idle: 14_200,
  },
  {
    prompt: "What is a good joke?",
    mode: "answer_question",
    answer: "Why did the scarecrow win an award? Because he was outstanding in his field!",
    decideMicros: 836_000,
    answerMicros: 593_000,
    idle: 18_600,
  },
  {
    prompt: "Thank you, that is all",
    mode: "prompt_for_more",
    answer: clarify,
    decideMicros: 452_000,
    answerMicros: 103,
    idle: 9_400,
  },
];

/** A question and its answer, for the other conversations. */
export function question(prompt: string, answer: string, seconds: number): Turn {
  return {
    prompt,
    mode: "answer_question",
    answer,
    decideMicros: 640_000,
    answerMicros: seconds * 1_000_000,
    idle: 2_000,
  };
}

export const authenticationError = `com.openai.errors.UnauthorizedException: 401: Incorrect API key provided: fake. You can find your API key at https://platform.openai.com/account/api-keys.
	at com.openai.core.http.ErrorHandler.handle(ErrorHandler.java:61)
	at com.openai.core.http.HttpResponses.body(HttpResponses.java:27)
	at com.openai.services.blocking.chat.ChatCompletionServiceImpl.create(ChatCompletionServiceImpl.java:112)
	at com.openai.services.blocking.chat.ChatCompletionServiceImpl.create(ChatCompletionServiceImpl.java:88)
	at com.example.chat.ModeClassifier.ask(ModeClassifier.java:54)
	at com.example.chat.ChatActions.decideMode(ChatActions.java:81)
	at dev.burr.application.StepEngine.call(StepEngine.java:142)
	at dev.burr.application.StepEngine.step(StepEngine.java:97)
	at dev.burr.application.RunLoop.run(RunLoop.java:58)
	at java.base/java.util.concurrent.FutureTask.run(FutureTask.java:264)
	at com.example.chat.ChatController.message(ChatController.java:37)
	at org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:258)
	at org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:166)
	at java.base/java.lang.Thread.run(Thread.java:840)
Caused by: java.io.IOException: status 401
	at com.openai.client.okhttp.OkHttpClient.execute(OkHttpClient.java:73)
	... 12 more
`;
