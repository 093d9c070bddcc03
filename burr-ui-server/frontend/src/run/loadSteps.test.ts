import { describe, expect, it } from "vitest";
import type { StepPage } from "../api/types";
import { loadSteps, openSteps } from "./loadSteps";
import { STEPS_AT_MOST, type StepList } from "./stepList";
import { deferred, page, steps } from "./testSteps";

function server(count: number, limit = 1000) {
  const all = steps(count);
  const asked: number[] = [];
  const load = (after: number): Promise<StepPage> => {
    asked.push(after);
    return Promise.resolve(page(all, after, limit));
  };
  return { asked, load };
}

const ignore = () => undefined;

describe("loadSteps", () => {
  it("goes on until the server has no more", async () => {
    const { asked, load } = server(2500);
    const list = await loadSteps(undefined, load, ignore);
    expect(asked).toEqual([-1, 999, 1999]);
    expect(list.steps).toHaveLength(2500);
  });

  it("hands out each page but the last, which it returns", async () => {
    const lengths: number[] = [];
    await loadSteps(undefined, server(2500).load, (list) => lengths.push(list.steps.length));
    expect(lengths).toEqual([1000, 2000]);
  });

  it("asks only for the last known step and what follows", async () => {
    const known = await loadSteps(undefined, server(2500).load, ignore);
    const { asked, load } = server(2503);
    const list = await loadSteps(known, load, ignore);
    expect(asked).toEqual([2498]);
    expect(list.steps).toHaveLength(2503);
    expect(list.steps[2499]).toBe(known.steps[2499]);
  });

  it("starts over when the run was written anew", async () => {
    const known = await loadSteps(undefined, server(30).load, ignore);
    const { asked, load } = server(3);
    const list = await loadSteps(known, load, ignore);
    expect(asked).toEqual([28, -1]);
    expect(list.steps).toHaveLength(3);
  });

  it("shows a list that is loaded anew when it is whole", async () => {
    const known = await loadSteps(undefined, server(2500).load, ignore);
    const again = steps(2600).map((each) => ({ ...each, attempts: 2, start: `2027${each.start.slice(4)}` }));
    const lengths: number[] = [];
    const list = await loadSteps(
      known,
      (after) => Promise.resolve(page(again, after, 1000, "v2")),
      (each) => lengths.push(each.steps.length),
    );
    expect(lengths).toEqual([]);
    expect(list.steps[0]?.attempts).toBe(2);
    expect(list.steps).toHaveLength(2600);
  });

  it("stops at the most a list holds", async () => {
    const list = await loadSteps(undefined, server(STEPS_AT_MOST + 3000).load, ignore);
    expect(list.steps).toHaveLength(STEPS_AT_MOST);
    expect(list.total).toBe(STEPS_AT_MOST + 3000);
  });

  it("ends with a server that does not move on", async () => {
    const stuck = { ...page(steps(5), -1, 2), nextAfter: -1 };
    const list: StepList = await loadSteps(undefined, () => Promise.resolve(stuck), ignore);
    expect(list.steps).toHaveLength(2);
  });

  it("fails with a list that does not start at its beginning", async () => {
    const broken = page(steps(5), 2, 2);
    await expect(loadSteps(undefined, () => Promise.resolve(broken), ignore)).rejects.toThrow("does not start");
  });
});

describe("openSteps", () => {
  const all = steps(2500);

  function opening() {
    const lengths: number[] = [];
    const first = deferred<StepPage>();
    const beginning = deferred<StepPage>();
    const opened = openSteps(
      (after) => (after === -1 ? first.promise : Promise.resolve(page(all, after, 1000))),
      () => beginning.promise,
      (list) => lengths.push(list.steps.length),
    );
    return { lengths, first, beginning, opened };
  }

  it("hands out the beginning while the first page is on its way", async () => {
    const { lengths, first, beginning, opened } = opening();
    beginning.resolve(page(all, -1, 200));
    await beginning.promise;
    expect(lengths).toEqual([200]);
    first.resolve(page(all, -1, 1000));
    expect((await opened).steps).toHaveLength(2500);
    expect(lengths).toEqual([200, 1000, 2000]);
  });

  it("hands out no beginning that comes too late", async () => {
    const { lengths, first, beginning, opened } = opening();
    first.resolve(page(all, -1, 1000));
    await opened;
    beginning.resolve(page(all, -1, 200));
    await beginning.promise;
    expect(lengths).toEqual([1000, 2000]);
  });

  it("leaves it to the pages to say what is wrong", async () => {
    const { lengths, first, beginning, opened } = opening();
    beginning.reject(new Error("the beginning"));
    first.reject(new Error("the page"));
    await expect(opened).rejects.toThrow("the page");
    expect(lengths).toEqual([]);
  });
});
