import { describe, expect, it } from "vitest";
import { groupFrames, packageText, parseTrace, type FrameGroup, type Trace } from "./trace";

const JAVA = `java.lang.IllegalStateException: The model did not answer
	at com.example.chatbot.ModeClassifier.ask(ModeClassifier.java:54)
	at com.example.chatbot.ChatActions.lambda$decideMode$0(ChatActions.java:81)
	at dev.burr.application.StepEngine.step(StepEngine.java:120)
	at java.base/java.util.concurrent.FutureTask.run(FutureTask.java:264)
	at com.example.chatbot.ChatController.message(ChatController.java:37)
	at org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:255)
	at app//com.example.Main.main(Main.java)
	Suppressed: java.io.IOException: close failed
		at com.example.chatbot.Connection.close(Connection.java:12)
		... 5 more
Caused by: com.openai.errors.UnauthorizedException: 401: Incorrect API key.
You can find your key in your account.
	at com.openai.core.http.HttpClient.execute(HttpClient.kt:18)
	at jdk.internal.reflect.GeneratedMethodAccessor12.invoke(Unknown Source)
	... 12 more
Caused by: java.net.SocketException
	at java.base/java.net.Socket.connect(Native Method)
	... 14 more
`;

const PYTHON = `Traceback (most recent call last):
  File "/home/ana/app/model.py", line 12, in ask
    return client.chat(prompt)
           ^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3.11/site-packages/openai/_client.py", line 99, in chat
    raise AuthenticationError(message)
openai.AuthenticationError: Error code: 401
{'error': 'Incorrect API key'}

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/usr/lib/python3.11/site-packages/burr/core/application.py", line 600, in _step
    result = action.run()
  File "/home/ana/app/actions.py", line 44, in decide_mode
    raise ValueError("no mode") from error
ValueError: no mode
`;

function summary({ blocks }: Trace) {
  return blocks.map(({ relation, type, message, frames, omitted }) => ({
    head: `${relation ?? ""} ${type}: ${message}`.trim(),
    frames: frames.map(({ own, group, place, source }) => `${own ? "own" : "lib"} ${group} ${place} ${source}`),
    omitted,
  }));
}

describe("a Java stack trace", () => {
  it("is read block by block", () => {
    expect(parseTrace(JAVA).language).toBe("java");
    expect(summary(parseTrace(JAVA))).toEqual([
      {
        head: "java.lang.IllegalStateException: The model did not answer",
        frames: [
          "own com.example.chatbot ModeClassifier.ask ModeClassifier.java:54",
          "own com.example.chatbot ChatActions.lambda$decideMode$0 ChatActions.java:81",
          "lib dev.burr.application StepEngine.step StepEngine.java:120",
          "lib java.base FutureTask.run FutureTask.java:264",
          "own com.example.chatbot ChatController.message ChatController.java:37",
          "lib org.springframework.web.method.support InvocableHandlerMethod.doInvoke InvocableHandlerMethod.java:255",
          "own com.example Main.main Main.java",
        ],
        omitted: 0,
      },
      {
        head: "Suppressed java.io.IOException: close failed",
        frames: ["own com.example.chatbot Connection.close Connection.java:12"],
        omitted: 5,
      },
      {
        head:
          "Caused by com.openai.errors.UnauthorizedException: 401: Incorrect API key.\n" +
          "You can find your key in your account.",
        frames: [
          "lib com.openai.core.http HttpClient.execute HttpClient.kt:18",
          "lib jdk.internal.reflect GeneratedMethodAccessor12.invoke Unknown Source",
        ],
        omitted: 12,
      },
      {
        head: "Caused by java.net.SocketException:",
        frames: ["lib java.base Socket.connect Native Method"],
        omitted: 14,
      },
    ]);
  });

  it("takes the demo's own packages for the user's code", () => {
    const [block] = parseTrace("x.E: m\n\tat dev.burr.demo.chatbot.ChatService.ask(ChatService.java:3)").blocks;

    expect(block?.frames[0]?.own).toBe(true);
  });

  it("keeps what it does not understand of a message", () => {
    const text = "com.example.MyException: first\n\n  second: line\n\tat com.example.A.b(A.java:1)";

    expect(parseTrace(text).blocks[0]?.message).toBe("first\n\n  second: line");
  });
});

describe("a Python stack trace", () => {
  it("is read with its cause last and its code", () => {
    const trace = parseTrace(PYTHON);

    expect(trace.language).toBe("python");
    expect(summary(trace)).toEqual([
      {
        head: "ValueError: no mode",
        frames: ["lib burr _step application.py:600", "own ana/app decide_mode actions.py:44"],
        omitted: 0,
      },
      {
        head: "Caused by openai.AuthenticationError: Error code: 401\n{'error': 'Incorrect API key'}",
        frames: ["own ana/app ask model.py:12", "lib openai chat _client.py:99"],
        omitted: 0,
      },
    ]);
    expect(trace.blocks[1]?.frames[0]?.code).toBe("return client.chat(prompt)");
  });

  it("tells a cause from what happened while handling", () => {
    const text = PYTHON.replace(
      "The above exception was the direct cause of the following exception:",
      "During handling of the above exception, another exception occurred:",
    );

    expect(parseTrace(text).blocks.map(({ relation }) => relation)).toEqual([null, "While handling"]);
  });
});

describe("a text that is no stack trace", () => {
  it("is one message", () => {
    expect(parseTrace("it broke\nbadly")).toEqual({
      language: "other",
      blocks: [{ relation: null, type: "", message: "it broke\nbadly", frames: [], omitted: 0 }],
    });
    expect(parseTrace("").blocks).toEqual([]);
  });

  it("may be an exception without frames", () => {
    expect(summary(parseTrace("com.example.NoKey: no key"))).toEqual([
      { head: "com.example.NoKey: no key", frames: [], omitted: 0 },
    ]);
  });
});

describe("groupFrames", () => {
  const shown = (groups: readonly FrameGroup[]) =>
    groups.map((group) =>
      group.kind === "own" ? group.frame.place : `${group.frames.length} in ${packageText(group.packages)}`,
    );

  it("folds the frames of libraries by package", () => {
    expect(shown(groupFrames(parseTrace(JAVA).blocks[0]?.frames ?? []))).toEqual([
      "ModeClassifier.ask",
      "ChatActions.lambda$decideMode$0",
      "2 in dev.burr.application, java.base",
      "ChatController.message",
      "1 in org.springframework.web.method",
      "Main.main",
    ]);
  });

  it("shortens package names until they are few", () => {
    const text = ["web.a.b", "web.c.d", "beans.e.f", "core.g.h"].map(
      (name) => `\tat org.springframework.${name}.X.y(X.java:1)`,
    );
    const frames = parseTrace(`x.E: m\n${text.join("\n")}`).blocks[0]?.frames ?? [];

    expect(shown(groupFrames(frames))).toEqual([
      "4 in org.springframework.web, org.springframework.beans, org.springframework.core",
    ]);
  });
});
