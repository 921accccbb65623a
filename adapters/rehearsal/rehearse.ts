import type { Block, Spoken } from "../../src/model/card.ts";
import type { SessionId } from "../../src/model/ids.ts";
import type { Run } from "../../src/model/session.ts";
import type { Mode } from "../../src/model/vocabulary.ts";
import type { RoundView } from "../../src/platform/page.ts";
import type { Intent } from "../../src/platform/port.ts";
import { everybodyIn, quiet, seat, type Sitting, type Table } from "./table.ts";
import type { World } from "./world.ts";
import { inputFor, roleOf } from "./casting.ts";
import { ideas, NAMES } from "./invented.ts";
import { leadsOn, tidiesUp } from "./leader.ts";
import { actsOn, speaksUp } from "./player.ts";

export type Rehearsed =
  | { readonly ok: true; readonly session: SessionId; readonly files: Readonly<Record<string, string>> }
  /** endless: it was planned, but did not come to an end. */
  | { readonly ok: false; readonly why: "unfit" | "endless"; readonly faults: readonly string[] };

/** What goes otherwise than anybody would wish. */
export interface Trouble {
  /** Before each step of those who lead, counted from nought. */
  readonly befalls?: (table: Table, step: number) => Promise<void>;
  /** What a voice does with a card; missing: what the card asks for. */
  readonly acts?: (round: RoundView) => readonly Intent[];
}

/** Runs a protocol from the terms to the cleared recap with invented people, and tells what happens. */
export async function rehearse(
  world: World,
  protocol: string,
  people: number,
  tell: (line: string) => void,
  mode?: Mode,
  trouble: Trouble = {},
): Promise<Rehearsed> {
  const known = world.library.protocol(protocol);
  if (!known)
    return {
      ok: false,
      why: "unfit",
      faults: [
        `There is no protocol ${protocol}. There are: ${world.library
          .protocols()
          .map((each) => each.id)
          .join(", ")}.`,
      ],
    };
  const sides = known.needs?.sides ?? 0;
  const names = NAMES.slice(0, people);
  const guests = names.map((name, index) => ({
    names: [name],
    role: roleOf(known, index),
    ...(sides > 0 ? { side: index % sides } : {}),
  }));
  const planned = world.library.plan(
    protocol,
    {
      title: "Rehearsal: the river gauges",
      question: "What would make the gauge readings believable?",
      mode: mode ?? modeOf(known),
      pace: world.pace,
      sides: Array.from({ length: sides }, (_, index) => ({
        name: ["Upper side", "Lower side", "Third side"][index] ?? `Side ${index + 1}`,
      })),
      people: guests.map((guest) => ({ role: guest.role, side: guest.side ?? null, count: 1 })),
      inputs: Object.fromEntries(known.inputs.map((input) => [input.id, inputFor(input, sides)])),
    },
    "en",
  );
  if (!planned.ok) return { ...planned, why: "unfit" };
  for (const warning of planned.warnings) tell(`! ${warning}`);
  const table = await seat(world, planned.prepared, guests);
  await everybodyIn(table);
  const stoppedAt = await play(world, table, tell, trouble);
  if (stoppedAt !== null)
    return { ok: false, why: "endless", faults: [`The rehearsal did not come to an end. It stopped at ${stoppedAt}.`] };
  return { ok: true, session: table.session, files: await artefacts(world, table) };
}

/** Cards each writes, where several may be written. */
const CARDS = 2;

/** How a protocol is rehearsed: with everybody there at once, where it can be. */
export const modeOf = ({ modes }: { readonly modes: readonly Mode[] }): Mode => (modes.includes("live") ? "live" : "async");

/** Gives the round it could not get out of; null: it came to an end. */
async function play(world: World, table: Table, tell: (line: string) => void, trouble: Trouble): Promise<string | null> {
  const MOST_STEPS = 400;
  const talks = new Set<string>();
  let told = "";
  for (let step = 0; ; step++) {
    if (!(await quiet(world, table.session)) || step === MOST_STEPS) return told || "the beginning";
    await trouble.befalls?.(table, step);
    const page = await table.facilitator.page();
    const round = page.now[0];
    if (!round) break;
    const name = `${round.path}/${round.phase}`;
    if (name !== told)
      tell(`${bar(page.rounds.filter((each) => each.is === "done").length, page.rounds.length)} ${round.title.words} (${round.phase})`);
    told = name;
    const state = await world.engine.state(table.session);
    await act(world, table, talks, round, state?.runs[round.path] ?? null, tell, trouble.acts);
  }
  for (const result of (await table.facilitator.page()).results.toReversed())
    tell(`\n${result.title.words}\n${result.card.blocks.map(plain).join("\n")}`);
  return null;
}

/** Everybody does what their page offers them; then the facilitator goes on. */
async function act(
  world: World,
  table: Table,
  talks: Set<string>,
  round: RoundView,
  run: Run | null,
  tell: (line: string) => void,
  otherwise: Trouble["acts"],
): Promise<void> {
  const { facilitator } = table;
  if (round.stage === "held")
    return void (await facilitator.do({
      do: "decide",
      command: { type: round.heldFor === "quorum" ? "proceed" : "drop", path: round.path },
    }));
  if (round.kind === "talk" && run && !otherwise) {
    const speaker = speaking(table, run);
    if (speaker) return speaks(world, speaker, round, tell);
    if (!talks.has(round.path)) {
      talks.add(round.path);
      return everybodyTalks(world, table, round);
    }
  } else {
    const cards = run?.spec.kind === "collect" ? Math.min(CARDS, run.spec.each.max) : 1;
    for (const voice of table.voices) {
      const seen = await seenBy(voice, round);
      const acts = seen ? (otherwise?.(seen) ?? actsOn(seen, { chance: world.chance, cards })) : [];
      for (const intent of acts) await voice.do(intent, true);
    }
  }
  for (const intent of tidiesUp(round)) await facilitator.do(intent, true);
  const tidy = (await seenBy(facilitator, round)) ?? round;
  for (const intent of leadsOn(tidy, run, world.chance)) await facilitator.do(intent, true);
  const still = await seenBy(facilitator, round);
  if (still?.phase !== round.phase) return;
  const answer = await facilitator.do({ do: "decide", command: { type: "next", path: round.path } });
  // What can not be ended by hand goes on by itself.
  if (!answer.ok) await world.pass(otherwise ? UNREAD_MS : 31_000);
}

/** Everybody asks for the floor once, as the floor is; whoever then sits in the middle speaks. */
async function everybodyTalks(world: World, table: Table, round: RoundView): Promise<void> {
  for (const voice of table.voices) {
    const seen = await seenBy(voice, round);
    const asks = seen && speaksUp(seen, world.chance);
    if (!asks) continue;
    await voice.do(asks, true);
    const after = await seenBy(voice, round);
    const sits = after?.card.blocks.some((block) => block.is === "button" && block.args["do"] === "stand");
    const says = after && sits ? speaksUp(after, world.chance) : null;
    if (says) await voice.do(says, true);
  }
}

/** Where nobody does anything, a clearance takes its whole time. */
const UNREAD_MS = 6 * 3_600_000;

function speaking(table: Table, run: Run): Sitting | undefined {
  const holder = (run.own as { floor?: { turn?: { person?: string } | null } }).floor?.turn?.person;
  return table.voices.find((voice) => voice.person === holder);
}

async function speaks(world: World, speaker: Sitting, round: RoundView, tell: (line: string) => void): Promise<void> {
  const words = ideas[world.chance.int(ideas.length)] as string;
  tell(`        ${speaker.name}: ${words}`);
  await speaker.do({ do: "decide", command: { type: "act", path: round.path, act: { do: "say", text: words, done: true } } });
  await world.pass(5_000);
}

const seenBy = async (voice: Sitting, round: RoundView): Promise<RoundView | null> =>
  (await voice.page()).now.find((each) => each.path === round.path) ?? null;

async function artefacts(world: World, table: Table): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [index, artefact] of (await table.facilitator.page()).artefacts.entries()) {
    const name = index === 0 ? "recap" : `recap-${index + 1}`;
    files[`${name}.md`] = (await world.engine.artefact(table.facilitator.caller, artefact.path, "markdown")) ?? "";
    files[`${name}.html`] = (await world.engine.artefact(table.facilitator.caller, artefact.path, "html")) ?? "";
  }
  return files;
}

function bar(done: number, of: number): string {
  return `[${"#".repeat(done)}${".".repeat(Math.max(0, of - done))}]`;
}

function plain(block: Block<Spoken>): string {
  switch (block.is) {
    case "text":
      return `  ${block.words.words}`;
    case "list":
      return block.entries.map((entry) => `  - ${entry.words}`).join("\n");
    case "table":
      return block.rows.map((row) => `  ${row.map((cell) => cell.words).join("  |  ")}`).join("\n");
    case "form":
    case "button":
      return "";
  }
}
