import { expect, test } from "vitest";
import type { Item, Session } from "../../src/model/session.ts";
import { mayWithdraw, withdrawn } from "../../src/session/withdraw.ts";

const item = (id: string, more: Partial<Item> = {}): Item =>
  ({ id, text: `t-${id}`, from: "ideas", mergedFrom: [], label: { as: "person", person: "ash" }, ...more }) as Item;

/** Three ideas under names, two of them put together in the words of the first. */
const aSession = (change: Partial<Session> = {}, withdrawUntil: "report" | "close" = "report"): Session =>
  ({
    aside: { inserted: [] },
    plan: { steps: [{ kind: "collect", id: "ideas", withdrawUntil }] },
    items: {
      one: item("one"),
      two: item("two", { label: { as: "person", person: "elm" } } as Partial<Item>),
      three: item("three"),
      group: item("group", {
        text: "t-one",
        mergedFrom: ["one", "two"],
        from: "cluster",
        label: { as: "nobody" },
      } as unknown as Partial<Item>),
    },
    outputs: {
      ideas: { kind: "collect", items: ["one", "two", "three"], figures: null },
      cluster: { kind: "organise", items: ["group", "three"], figures: null },
    },
    runs: { vote: { spec: { kind: "judge" }, input: ["group", "three"] } },
    ...change,
  }) as unknown as Session;

const ash = { id: "ash" as never };

test("one's own words under one's own name can be taken back, and nobody else's", () => {
  const session = aSession();
  expect(mayWithdraw(session, session.items["one" as never], ash)).toBe(true);
  expect(mayWithdraw(session, session.items["two" as never], ash)).toBe(false);
  expect(mayWithdraw(session, session.items["group" as never], ash)).toBe(false);
});

test("not once a report has begun, and not where the round did not promise it", () => {
  const reporting = aSession({ runs: { out: { spec: { kind: "report" }, input: [] } } as never });
  expect(mayWithdraw(reporting, reporting.items["one" as never], ash)).toBe(false);
  const closed = aSession({}, "close");
  expect(mayWithdraw(closed, closed.items["one" as never], ash)).toBe(false);
});

test("words that were taken back are gone from every list, and what was put together with them goes on in other words", () => {
  const after = withdrawn(aSession(), "one" as never, "mark" as never);
  expect(after.outputs["ideas" as never]).toMatchObject({ items: ["two", "three"] });
  expect(after.items["group" as never]).toMatchObject({ text: "t-two" });
  expect(after.items["group" as never]).not.toHaveProperty("takenBack");
  expect(JSON.stringify(after)).not.toContain("t-one");
});

test("in what works on it its place stays, without words and without a name, so that no answer moves to another item", () => {
  const after = withdrawn(aSession(), "three" as never, "mark" as never);
  expect(after.runs["vote" as never]).toMatchObject({ input: ["group", "three"] });
  expect(after.items["three" as never]).toMatchObject({ text: "mark", label: { as: "nobody" }, takenBack: true });
});

test("a group of which no words are left stands there with the mark", () => {
  const once = withdrawn(aSession(), "one" as never, "mark" as never);
  expect(withdrawn(once, "two" as never, "mark" as never).items["group" as never]).toMatchObject({ text: "mark", takenBack: true });
});

test("a card that was put together of one person's own words alone loses their name with the last of them", () => {
  const session = aSession();
  const own = item("own", { text: "t-three", mergedFrom: ["three"] } as unknown as Partial<Item>);
  const after = withdrawn({ ...session, items: { ...session.items, own } } as never, "three" as never, "mark" as never);
  expect(after.items["own" as never]).toMatchObject({ text: "mark", label: { as: "nobody" }, takenBack: true });
});

test("a rewording of a rewording keeps none of the words that were taken back", () => {
  const session = aSession();
  const again = { ...session.items["group" as never], id: "again", mergedFrom: ["group"] } as unknown as Item;
  const after = withdrawn({ ...session, items: { ...session.items, again } } as never, "one" as never, "mark" as never);
  expect(JSON.stringify(after.items)).not.toContain("t-one");
});
