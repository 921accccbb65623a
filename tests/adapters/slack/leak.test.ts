import process from "node:process";
import { afterEach, describe, expect, test, vi } from "vitest";
import { read as readPress } from "../../../adapters/slack/press.ts";
import { isOfNone } from "../../../adapters/chat/press.ts";
import type { Call } from "../../fakes/slack/recorder.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { bodyOf, found, overheard, stringsIn } from "./leaks.ts";
import { aWorkspace, ballots, cleared, closed, everybodyIn, next, page, planned, writes, type Way, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await at?.stop();
  at = null;
});

/** Names that stand in no sentence of the program. */
const PEOPLE = ["Quorvane", "Brimsley", "Tallowick", "Ostrander", "Veldrick", "Hexworth", "Nimbury"];
const canaryOf = (voice: number, item: number): string => `kestrel${voice}x${item}`;
const words = (voice: number, item: number): string => `Measure at the ${canaryOf(voice, item)} gauge`;

const IN_THE_CHANNEL = [
  "chat.postMessage",
  "chat.update",
  "upload",
  "files.completeUploadExternal",
  "files.getUploadURLExternal",
  "response_url",
];

describe.each(["socket", "http"] as const satisfies readonly Way[])("over %s", (way) => {
  test("a whole nominal group tells no reader who wrote what", async () => {
    const printed = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
    const stored: string[] = [];
    const slack = (at = await aWorkspace(way, {}, { watching: (store) => overheard(store, stored) }));
    const { fake, engine } = slack;
    const group = await planned(slack, "ngt", {}, PEOPLE);
    const { voices, lena, session } = group;
    await everybodyIn(slack, group);
    await next(slack, group);

    /** What left the program while somebody was at work, and so was for them. */
    const during = async (work: () => Promise<void>): Promise<readonly unknown[]> => {
      const before = [fake.calls.length, fake.acks.length] as const;
      await work();
      return [...fake.calls.slice(before[0]), ...fake.acks.slice(before[1])].map(bodyOf);
    };
    const canaries = voices.flatMap((_, voice) => [canaryOf(voice, 0), canaryOf(voice, 1)]);
    for (const item of [0, 1])
      for (const [index, voice] of voices.entries()) {
        const bodies = await during(() => writes(voice, group, words(index, item)));
        for (const body of bodies) expect(found(body, canaries)).toEqual([]);
      }
    const callsBeforeRelease = fake.calls.length;
    await next(slack, group);
    for (const call of fake.calls.slice(0, callsBeforeRelease)) expect(found(bodyOf(call), canaries)).toEqual([]);

    const released = fake.callsTo("chat.postMessage").find((call) => found(bodyOf(call), canaries).length > 0) as Call;
    expect(lines(released)).toEqual(voices.flatMap((_, voice) => [words(voice, 0), words(voice, 1)]).toSorted());

    await next(slack, group);
    await next(slack, group);
    for (const voice of voices) {
      const others = voices.filter((each) => each !== voice).map(({ name }) => name);
      const bodies = await during(async () => void (await page(voice, group)));
      expect(bodies.flatMap((body) => found(body, canaries)).length).toBeGreaterThanOrEqual(canaries.length);
      for (const body of bodies) expect(found(body, others)).toEqual([]);
      await closed(voice);
    }
    await ballots(slack, group, /First ranking/);
    await next(slack, group);
    await next(slack, group);
    await ballots(slack, group, /Final ranking/);
    await next(slack, group);
    await cleared(slack, group);
    expect(lena.sees(group.hall).join("\n")).toContain("cleared by those who took part");

    const members = Object.keys((await engine.state(session))?.members ?? {});
    expect(members).toHaveLength(8);
    const ids = [...members, ...[lena, ...voices].map(({ id }) => id), fake.botUserId];
    const names = [lena, ...voices].map(({ name }: Person) => name);
    for (const call of fake.calls) {
      if (call.method === "users.info" || call.method === "conversations.info") continue;
      const body = bodyOf(call);
      expect(found(body, ids), call.method).toEqual([]);
      expect(found(stringsIn(body).machine, [...names, ...canaries]), call.method).toEqual([]);
      if (IN_THE_CHANNEL.includes(call.method)) expect(found(body, names), call.method).toEqual([]);
      if (call.method.startsWith("chat.")) for (const said of stringsIn(body).machine) expect(isOfTheChannel(said), said).toBe(true);
    }
    for (const ack of fake.acks) {
      expect(found(bodyOf(ack), ids)).toEqual([]);
      expect(found(stringsIn(bodyOf(ack)).machine, [...names, ...canaries])).toEqual([]);
    }

    const secrets = [...canaries, ...names, ...[lena, ...voices].map(({ id }) => id), group.hall.id, "Sharing the river"];
    expect(stored.length).toBeGreaterThan(1_000);
    expect(found(stored, secrets)).toEqual([]);
    expect(found(slack.logged, [...secrets, ...members])).toEqual([]);
    expect(
      found(
        printed.flatMap((each) => each.mock.calls.map(([said]) => String(said))),
        secrets,
      ),
    ).toEqual([]);
    expect(slack.faults).toEqual([]);
  }, 120_000);
});

/** The lines of the list in a message, without their marks, sorted. */
const lines = (call: Call): readonly string[] =>
  stringsIn(call.arguments["blocks"])
    .all.flatMap((each) => each.split("\n"))
    .filter((each) => each.startsWith("• "))
    .map((each) => each.slice(2))
    .toSorted();

/** Of what programs read, a channel sees the number of a button, and a press that names a session, a round and a command. */
function isOfTheChannel(said: string): boolean {
  if (/^press\.\d+$/.test(said)) return true;
  const press = readPress(said);
  return press !== null && !isOfNone(press) && Object.keys(press.args ?? {}).every((name) => name === "do");
}

test("the search finds what it is for, and leaves out the address", () => {
  const body = { channel: "C1", user: "U7", blocks: [{ type: "section", block_id: "p-77", text: { text: "from QUORVANE" } }] };
  expect(found(body, ["U7", "Quorvane", "p-77", "kestrel"])).toEqual(["Quorvane", "p-77"]);
  expect(stringsIn(body).machine).toEqual(["p-77"]);
});
