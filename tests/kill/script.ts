import { createHash } from "node:crypto";
import type { Answer } from "../../src/platform/port.ts";
import type { Seat, Seats } from "./asks.ts";
import { must, roundOf, type Death, type Room } from "./room.ts";

const VOICES = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Yew"];

export const IDEAS: readonly (readonly [voice: number, words: string])[] = [
  [0, "Repair the third gauge before the dry months."],
  [1, "Publish in both languages at the same minute."],
  [2, "Write down what was measured before anybody explains it."],
  [3, "Agree beforehand what happens when a gauge is silent."],
  [4, "Keep the old paper books, and photograph each page."],
  [5, "A neutral engineer checks the six gauges once a season."],
  [6, "When two readings differ, show both and say so."],
  [0, "A telephone line between the two gate keepers, tested every week."],
  [3, "Nothing measured in the first season is held against anyone."],
];

export interface Finished {
  readonly seats: Seats;
  readonly recap: string;
}

/** A nominal group from the terms to the cleared ranked list, with every moment at which a process may die. */
export async function nominalGroup(room: Room): Promise<Finished> {
  const seats = await room.plan(VOICES);
  const { facilitator, voices } = seats;
  await room.death("planned, nobody in");
  await terms(room, seats);
  await write(room, voices);
  await next(room, facilitator, "silent", "close, settle and end the key of the ideas", [
    "kill",
    "uncommitted:phaseClosed",
    "committed:phaseClosed",
    "claimed:settle",
    "finishing:settle",
    "claimed:destroyKey",
  ]);
  await next(room, facilitator, "merge", "joining", ["kill"]);
  await room.death("in the middle of the talk");
  await next(room, facilitator, "clarify", "the talk", []);
  await ballots(room, voices, "first ballot");
  await next(room, facilitator, "vote1", "settle the first ballot", ["committed:phaseSettled"]);
  await next(room, facilitator, "review", "the second talk", []);
  await ballots(room, voices, "final ballot");
  await next(room, facilitator, "vote2", "settle and compose", ["uncommitted:phaseSettled", "claimed:compose", "finishing:compose"]);
  await room.death("before the preview is passed");
  const clears = async (): Promise<boolean> => (await roundOf(room, facilitator))?.phase === "clear";
  await room.through("to clearance", ["kill"], () => press(room, facilitator, "out-rankedList"), clears);
  await clear(room, seats);
  return { seats, recap: (await room.artefact(voices[0] as Seat)) ?? "" };
}

async function terms(room: Room, { facilitator, voices }: Seats): Promise<void> {
  for (const voice of voices) await must(room.act(voice, { do: "decide", command: { type: "join" } }));
  await must(room.act(facilitator, { do: "decide", command: { type: "open" } }));
  for (const [index, voice] of voices.entries()) {
    if (index === 4) await room.death("four of seven have accepted");
    const version = (await room.page(voice)).terms?.version ?? 0;
    await must(room.act(voice, { do: "decide", command: { type: "acceptTerms", version } }));
  }
  await next(room, facilitator, "terms", "from the terms", ["kill"]);
}

async function write(room: Room, voices: readonly Seat[]): Promise<void> {
  for (const [index, [voice, text]] of IDEAS.entries()) {
    // The form's key is the same when it is sent again.
    const act = { do: "write", key: `key-of-idea-${index}`, text };
    const send = (): Promise<void> => must(room.act(voices[voice] as Seat, { do: "seal", path: null, act, said: "collect.received" }));
    if (index === 4) await room.cut("an idea on its way", send);
    else await send();
    if (index === 0 || index === IDEAS.length - 1) await room.death(`idea ${index + 1} answered`);
  }
}

async function ballots(room: Room, voices: readonly Seat[], which: string): Promise<void> {
  for (const [index, voice] of voices.entries()) {
    if (index === 3) await room.death(`${which}: three of seven`);
    const send = (): Promise<void> => must(vote(room, voice));
    if (index === 5) await room.cut(`${which}: one on its way`, send);
    else await send();
  }
}

/** The order is fixed by who votes and by the words, because ids are random. */
async function vote(room: Room, voice: Seat): Promise<Answer> {
  const form = (await roundOf(room, voice))?.card.blocks.find((block) => block.is === "form");
  const field = form?.is === "form" ? form.fields[0] : undefined;
  if (field?.is !== "ranking") throw new Error(`${voice.name} has no ballot`);
  const by = (words: string): string => createHash("sha256").update(`${voice.name} ${words}`).digest("hex");
  const ranking = field.options
    .toSorted((one, other) => (by(one.words.words) < by(other.words.words) ? -1 : 1))
    .slice(0, field.places)
    .map((option) => option.value);
  return room.act(voice, { do: "seal", path: null, act: { ballot: { ranking } }, said: "judge.received" });
}

async function clear(room: Room, { facilitator, voices }: Seats): Promise<void> {
  const press = (voice: Seat): Promise<void> =>
    must(room.act(voice, { do: "seal", path: null, act: { objects: [] }, said: "collect.received" }));
  for (const voice of voices.slice(0, 3)) await press(voice);
  await room.death("three have cleared");
  for (const voice of voices.slice(3, 6)) await press(voice);
  const isOver = async (): Promise<boolean> => (await room.page(facilitator)).status === "ended";
  await room.through("the last one clears", ["claimed:settle", "finishing:destroyKey"], () => press(voices[6] as Seat), isOver);
}

const press = (room: Room, facilitator: Seat, path: string): Promise<void> =>
  must(room.act(facilitator, { do: "decide", command: { type: "next", path: path as never } }));

/** "Next", until another round stands open to be worked in. */
function next(room: Room, facilitator: Seat, path: string, moment: string, deaths: readonly Death[]): Promise<void> {
  return room.through(
    moment,
    deaths,
    () => press(room, facilitator, path),
    async () => {
      const now = await roundOf(room, facilitator);
      return now !== null && now.path !== path && now.phase !== "compose" && now.stage === "open";
    },
  );
}
