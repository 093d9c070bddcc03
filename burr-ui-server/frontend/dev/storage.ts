import type { GraphView, ProjectSummary } from "../src/api/types.ts";
import { authenticationError, chatGraph, conversation, jokes, question } from "./chatbot.ts";
import { action, emptyRun, play, record, type RecordedRun } from "./recording.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface MockProject {
  id: string;
  problem: string | null;
  /** Newest first is computed when asked; runs are in no order. */
  runs: RecordedRun[];
  activity: [steps: number, failed: number][];
}

export const counterGraph: GraphView = {
  entrypoint: "count",
  actions: [
    action("count", ["n"], ["n"], 'action("count").reads("n").writes("n").run(state -> state.increment("n"))'),
    action("done", [], [], 'action("done").run(state -> state)'),
  ],
  transitions: [
    { from: "count", to: "count", condition: "n < 10" },
    { from: "count", to: "done", condition: "default" },
  ],
};

export function counterRun(appId: string, upTo: number, start: number, pace = 90): RecordedRun {
  const run = emptyRun(appId, counterGraph);
  let clock = start;
  for (let n = 1; n <= upTo; n++) {
    const chosen = n === 1 ? {} : { condition: `n < ${upTo}`, values: { n: n - 1 } };
    record(run, { action: "count", micros: pace, set: { n }, result: { n }, ...chosen }, clock);
    clock += pace / 1000 + 0.15;
  }
  record(run, { action: "done", micros: 40, condition: "default", values: { n: upTo } }, clock);
  return run;
}

function chat(
  appId: string,
  partition: string | null,
  ago: number,
  turns: Parameters<typeof conversation>[0],
  now: number,
) {
  const run = emptyRun(appId, chatGraph, partition);
  play(run, conversation(turns), now - ago);
  return run;
}

function chatProject(now: number): MockProject {
  const jokesRun = chat("chat-5-jokes", null, 4 * MINUTE + 42_000, jokes, now);
  const fork = chat("chat-5-jokes-fork-7", null, 3 * MINUTE + 50_000, jokes, now);
  fork.parent = { appId: "chat-5-jokes", partitionKey: null, sequenceId: 7 };

  const guardrail = emptyRun("chat-5-jokes:8:guardrail", {
    entrypoint: "score",
    actions: [
      action("score", ["text"], ["score"], "double score(String text)"),
      action("verdict", ["score"], ["ok"], "boolean verdict(double score)"),
    ],
    transitions: [{ from: "score", to: "verdict", condition: "default" }],
  });
  guardrail.spawnedBy = { appId: "chat-5-jokes", partitionKey: null, sequenceId: 8 };
  play(
    guardrail,
    [
      { action: "score", micros: 620_000, set: { text: "knock", score: 0.02 } },
      { action: "verdict", micros: 64_000, set: { ok: true } },
    ],
    now - 4 * MINUTE - 20_000,
  );

  const errors = emptyRun("chat-6-demonstrate-errors", chatGraph);
  play(
    errors,
    [
      ...conversation([question("Please draw a giraffe.", "", 1)]).slice(0, 2),
      {
        action: "decide_mode",
        micros: 161_000,
        condition: "safe=True",
        values: { safe: true },
        exception: authenticationError,
        spans: 3,
      },
    ],
    now - 4 * MINUTE - 32_000,
  );

  const recipes = emptyRun("chat-8-recipes", chatGraph, "ana@example.com");
  const recipeSteps = conversation([
    question("A vegetarian dinner for six, please", "A lasagne with spinach and ricotta feeds six easily.", 2.1),
    question("And a dessert?", "", 1),
  ]);
  const end = play(recipes, recipeSteps.slice(0, 7), now - 26 * MINUTE);
  record(
    recipes,
    { action: "decide_mode", micros: 0, condition: "safe=True", values: { safe: true }, status: "interrupted" },
    end,
  );

  const torn = chat(
    "6f1d2c1e-0f6b-4c55-9a57-2f9c4e1f7a10",
    "li.wei@example.com",
    7 * HOUR,
    [question("What is a monad?", "A monoid in the category of endofunctors.", 1.1)],
    now,
  );
  torn.problems = [
    {
      line: 9,
      offset: 4_120,
      message: "Line 9 of log.jsonl is not JSON. Its step may be missing; the lines after it are read.",
    },
  ];

  const lyon = "Direct trains leave Lyon Part-Dieu for Torino Porta Susa three times a day; the ride takes four hours.";
  return {
    id: "demo_chatbot_with_traces",
    problem: null,
    activity: [
      [0, 0],
      [0, 0],
      [40, 0],
      [60, 8],
      [70, 0],
      [12, 0],
      [6, 0],
      [80, 0],
      [96, 0],
      [90, 6],
      [100, 0],
      [24, 0],
      [24, 0],
      [75, 9],
    ],
    runs: [
      chat(
        "chat-9-travel",
        "ana@example.com",
        70_000,
        [question("Which trains go from Lyon to Turin?", lyon, 3.4)],
        now,
      ),
      jokesRun,
      fork,
      guardrail,
      errors,
      recipes,
      chat(
        "chat-4-philosophy",
        null,
        2 * HOUR,
        [
          question("Please draw a picture of a philosopher", "…", 6),
          question("Who was Hypatia?", "A mathematician of Alexandria.", 4),
        ],
        now,
      ),
      chat(
        "chat-3-physics",
        null,
        2.1 * HOUR,
        [
          question("Please draw a free-body diagram of a block on a ramp", "…", 9),
          question("Why does it slide?", "Friction is less than the slope's pull.", 7),
        ],
        now,
      ),
      chat(
        "chat-2-geography",
        null,
        3 * HOUR,
        [question("What is the capital of France?", "Paris.", 1.2), question("And of Australia?", "Canberra.", 1.4)],
        now,
      ),
      chat("chat-1-giraffe", null, 3.1 * HOUR, [question("Please draw a giraffe.", "…", 12)], now),
      torn,
      emptyRun("chat-0-not-begun", chatGraph),
    ],
  };
}

const orders = ["reserve_stock", "charge_card", "pack", "ship"];
const orderGraph: GraphView = {
  entrypoint: "reserve_stock",
  actions: orders.map((name) =>
    action(name, ["order"], ["order"], `Order ${name}(Order order)`, name === "reserve_stock" ? ["order"] : []),
  ),
  transitions: orders.slice(1).map((to, i) => ({ from: orders[i] ?? "", to, condition: "default" })),
};

function orderProject(now: number): MockProject {
  const runs = Array.from({ length: 5_902 }, (_, i) => {
    const run = emptyRun(`order-${String(105_902 - i)}`, orderGraph, ["eu-west", "us-east", "ap-south"][i % 3] ?? null);
    const steps = orders.map((name, at) => ({
      action: name,
      micros: 800 + ((i * 37 + at * 911) % 90_000),
      set: { order: { id: 105_902 - i, state: name } },
      ...(at === 0 ? { inputs: { order: `order ${105_902 - i}, ${1 + (i % 7)} items` } } : {}),
      ...(at === 1 && i % 97 === 41
        ? {
            exception: `java.lang.IllegalStateException: Card of order ${105_902 - i} was declined\n\tat com.example.Orders.charge(Orders.java:71)`,
          }
        : {}),
    }));
    const failing = steps.findIndex((step) => "exception" in step);
    play(run, failing < 0 ? steps : steps.slice(0, failing + 1), now - 6 * MINUTE - i * 4 * MINUTE);
    return run;
  });
  return {
    id: "order-fulfilment",
    problem: null,
    activity: Array.from({ length: 14 }, (_, i) => [i === 13 ? 70 : 104 + ((i * 5) % 9), 0]),
    runs,
  };
}

const spike = (...days: number[]): [number, number][] =>
  Array.from({ length: 14 }, (_, i) => [days.includes(i) ? 90 : 0, 0]);

export function demoStorage(now: number): MockProject[] {
  const traders = emptyRun("simulation-10000-steps", counterGraph);
  const long = counterRun("simulation-10000-steps", 9_999, now - 5 * DAY, 240);
  traders.steps = long.steps;
  const failingCounter = counterRun("counter-5", 4, now - 6 * DAY);
  return [
    chatProject(now),
    orderProject(now),
    {
      id: "invoice-extraction",
      problem: null,
      activity: [
        [20, 0],
        [36, 0],
        [0, 0],
        [0, 0],
        [56, 18],
        [86, 46],
        [70, 0],
        [24, 0],
        [42, 0],
        [0, 0],
        [0, 0],
        [100, 80],
        [46, 0],
        [36, 0],
      ],
      runs: [counterRun("invoice-2217", 12, now - 41 * MINUTE), counterRun("100% & a;b/c", 3, now - 50 * MINUTE)],
    },
    { id: "market-simulation", problem: null, activity: spike(3, 8), runs: [traders] },
    {
      id: "demo_counter",
      problem: null,
      activity: spike(7),
      runs: [counterRun("counter-10", 10, now - 6 * DAY), failingCounter],
    },
    { id: "demo_nothing", problem: null, activity: spike(), runs: [] },
    {
      id: "shared-cluster",
      problem:
        "The folder '~/.burr/shared-cluster' cannot be read: permission denied. Give the user that runs the server read access.",
      activity: spike(),
      runs: [],
    },
  ];
}

export function projectSummary(
  project: MockProject,
  summaries: { status: string; lastActivity: string | null }[],
  now: number,
): ProjectSummary {
  const count = (status: string) => summaries.filter((each) => each.status === status).length;
  const times = summaries.map((each) => each.lastActivity).filter((time) => time !== null);
  return {
    id: project.id,
    runs: summaries.length,
    failedRuns: count("failed"),
    runningRuns: count("running"),
    created: new Date(now - 20 * DAY).toISOString(),
    lastActivity: times.sort().at(-1) ?? null,
    activity: project.activity.map(([steps, failed], i) => ({
      day: new Date(now - (13 - i) * DAY).toISOString().slice(0, 10),
      steps,
      failed,
    })),
    problem: project.problem,
  };
}
