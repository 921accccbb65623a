import { expect, test } from "vitest";
import { sketch } from "../../src/protocol/sketch.ts";
import { aimsOf, suggest, type Asked } from "../../src/protocol/suggest.ts";
import { aProtocol, allKinds } from "./builders.ts";

const IDS = ["brainwriting-635", "cbm-builder", "chatham-briefing", "circle", "ngt", "one-two-four-all"];
const protocols = IDS.map(aProtocol);
const asked = (given: Partial<Asked>): Asked => ({ sides: [], people: 9, mode: "live", minutes: 90, aim: null, ...given });
const suggested = (given: Partial<Asked>) => suggest(protocols, asked(given), allKinds);
const only = (id: string, given: Partial<Asked>) => {
  const [first] = suggest([aProtocol(id)], asked(given), allKinds);
  if (!first) throw new Error(`${id} is not suggested`);
  return first;
};

test.each([
  ["ngt", ["rank", "understand"]],
  ["circle", ["hear"]],
  ["one-two-four-all", ["hear"]],
  ["chatham-briefing", ["understand"]],
  ["gradients", ["understand", "decide"]],
  ["opinion-map", ["survey"]],
  ["futures-wheel", ["rank", "ahead"]],
  ["cbm-builder", ["rank", "between"]],
])("what %s is for stands in its rounds", (id, aims) => {
  expect(aimsOf(aProtocol(id))).toEqual(aims);
});

test("two at most, and what serves the purpose comes first", () => {
  expect(suggested({ aim: "rank" }).map(({ id }) => id)[0]).toBe("ngt");
  expect(suggested({ aim: "hear" }).map(({ id }) => id)[0]).toBe("circle");
  expect(suggested({}).length).toBe(2);
});

test("what is made for sides comes first where there are sides, and never where there are none", () => {
  expect(suggested({ aim: "rank", sides: [6, 6], people: 12 })[0]?.id).toBe("cbm-builder");
  expect(suggested({ aim: "between" }).map(({ id }) => id)).not.toContain("cbm-builder");
});

test("nothing is suggested that these people could not be promised", () => {
  expect(suggested({ people: 4 }).map(({ id }) => id)).toEqual(["circle"]);
  expect(suggested({ people: 2 })).toEqual([]);
  expect(suggest(protocols, asked({}), {})).toEqual([]);
});

test("the reasons name the purpose, the number of people and the sides", () => {
  const keys = (id: string, given: Partial<Asked>) => only(id, given).reasons.map(({ key }) => key.replace("room.plan.why.", ""));
  expect(keys("ngt", { aim: "rank" })).toEqual(["rank", "best"]);
  expect(keys("ngt", { aim: "hear", people: 12, sides: [6, 6] })).toEqual(["other", "size", "together"]);
  expect(keys("chatham-briefing", { aim: null, people: 70 })).toEqual(["understand", "size", "expert"]);
});

test("the time it takes stands beside the time there is", () => {
  expect(only("ngt", { minutes: 70 }).time).toEqual({ key: "room.plan.time.fits", args: { needs: 68, has: 70, unit: "minutes" } });
  expect(only("ngt", { minutes: null }).time.key).toBe("room.plan.time.open");
  expect(only("ngt", { mode: "async", minutes: 14 * 24 * 60 }).time.args).toEqual({ needs: 7, has: 14, unit: "days" });
});

test("what is too long says what to shorten, the longest round first, and no round below half", () => {
  expect(only("ngt", { minutes: 60 })).toMatchObject({
    isOver: true,
    time: { key: "room.plan.time.over" },
    lengths: [{ id: "clarify", from: 25, to: 17 }],
  });
  const shorter = only("ngt", { minutes: 45 }).lengths;
  expect(shorter.map(({ id }) => id)).toEqual(["silent", "clarify", "review"]);
  expect(shorter.every(({ from, to }) => to >= from / 2)).toBe(true);
  expect(only("ngt", { minutes: 20 })).toMatchObject({ isOver: true, lengths: [] });
});

test("a circle is as long as everybody's turns take, and says how to count", () => {
  const circle = only("circle", { people: 10, minutes: 65 });
  expect(circle).toMatchObject({ isOver: false, time: { args: { needs: 60, has: 65 } }, lengths: [{ id: "round", from: 30, to: 40 }] });
  expect(circle.warnings.map(({ say }) => say.key)).toEqual(["protocol.warn.circle"]);
});

test("a circle is not shortened below what the turns take", () => {
  expect(only("circle", { people: 5, minutes: 45 }).lengths).toEqual([
    { id: "round", title: "The question, twice round", from: 30, to: 25 },
  ]);
  expect(only("circle", { people: 10, minutes: 55 })).toMatchObject({ isOver: true, lengths: [] });
});

test("what a drop-out would change is said with the suggestion", () => {
  expect(only("ngt", { people: 6 }).warnings.map(({ say }) => say.key)).toContain("protocol.warn.nearThreshold");
  expect(only("ngt", { people: 10 }).warnings).toEqual([]);
});

test("a round is drawn with who acts, how long, and from whom authors are hidden", () => {
  const rounds = sketch(aProtocol("ngt"));
  expect(rounds[0]).toMatchObject({ id: "silent", who: "voices", live: 10, async: 48 * 60, authors: "room", within: [] });
  expect(rounds.find(({ id }) => id === "clarify")?.authors).toBe("spoken");
  expect(sketch(aProtocol("one-two-four-all")).find(({ id }) => id === "pair")?.within).toEqual([{ is: "groups", of: 2 }]);
  expect(sketch(aProtocol("crisis-exercise")).find(({ id }) => id === "move")).toMatchObject({ authors: "asSide" });
});
