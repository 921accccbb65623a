import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createDrafts, type Draft } from "../../../adapters/discord/drafts.ts";
import { createOnce } from "../../../adapters/once.ts";
import { once, type Reply, type Shown } from "../../../adapters/slack/receive/reply.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const MINUTE_MS = 60_000;

describe("a draft", () => {
  const draft: Omit<Draft, "id"> = {
    who: "1/2",
    form: { is: "form", command: "idea", title: null, assurance: [], args: {}, fields: [], submit: { words: "Send", fromPerson: false } },
    heading: "Write",
    press: null,
    channel: null,
    values: new Map([["words", ["Ask me@example.org"]]]),
    leaf: 0,
  };

  test("is gone from memory when its time is over, though nobody begins another", async () => {
    const start = Date.now();
    let turnedBackMs = 0;
    const drafts = createDrafts(
      () => Date.now() - turnedBackMs,
      () => "a",
    );
    drafts.begin(draft);
    await vi.advanceTimersByTimeAsync(29 * MINUTE_MS);
    expect(drafts.find("a", "1/2")?.heading).toBe("Write");
    await vi.advanceTimersByTimeAsync(3 * MINUTE_MS);
    // At a time when it would still be good, it is not there.
    turnedBackMs = Date.now() - start;
    expect(drafts.find("a", "1/2")).toBeNull();
    drafts.close();
  });

  test("does not outlive the door, nor does what sweeps", () => {
    const drafts = createDrafts(Date.now, () => "a");
    drafts.begin(draft);
    drafts.close();
    expect(drafts.find("a", "1/2")).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a form that was sent", () => {
  test("is given what it came to for a minute; after that it is known only that it acted", async () => {
    const sent = createOnce<Promise<string>>();
    let acted = 0;
    const send = () => sent.begin("lena form", async () => `page ${(acted += 1)}`);
    expect(await send().begun).toBe("page 1");
    await vi.advanceTimersByTimeAsync(MINUTE_MS - 1_000);
    const again = send();
    expect([again.isFirst, await again.begun]).toEqual([false, "page 1"]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(send()).toEqual({ isFirst: false, begun: null });
    expect(acted).toBe(1);
  });

  test("in Slack, the view says then that it was done", async () => {
    const sent = createOnce<Promise<Reply>>();
    const view = (words: string) => ({ title: words }) as unknown as Shown["view"];
    const send = () =>
      once(
        sent,
        "lena form",
        async () => ({ response_action: "update", view: view("page") }),
        () => view("done"),
      );
    expect(await send()).toMatchObject({ view: { title: "page" } });
    expect(await send()).toMatchObject({ view: { title: "page" } });
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(await send()).toMatchObject({ view: { title: "done" } });
  });

  test("is waited for as long as it takes, and may be sent again where it failed", async () => {
    const sent = createOnce<Promise<string>>();
    const slow = Promise.withResolvers<string>();
    sent.begin("lena form", () => slow.promise);
    await vi.advanceTimersByTimeAsync(5 * MINUTE_MS);
    const again = sent.begin("lena form", async () => "another");
    slow.resolve("page");
    expect([again.isFirst, await again.begun]).toEqual([false, "page"]);
    sent.undo("lena form");
    expect(sent.begin("lena form", async () => "another").isFirst).toBe(true);
  });
});
