import type { Block, Field, Spoken } from "../../src/model/card.ts";
import type { Run } from "../../src/model/session.ts";
import type { Mode } from "../../src/model/vocabulary.ts";
import type { RoundView } from "../../src/platform/page.ts";
import type { Intent } from "../../src/platform/port.ts";
import { everybodyIn, quiet, seat, type Sitting, type Table } from "./table.ts";
import type { World } from "./world.ts";
import { ideas, NAMES } from "./invented.ts";

export type Rehearsed =
  | { readonly ok: true; readonly files: Readonly<Record<string, string>> }
  /** endless: it was planned, but did not come to an end. */
  | { readonly ok: false; readonly why: "unfit" | "endless"; readonly faults: readonly string[] };

/** Runs a protocol from the terms to the cleared recap with invented people, and tells what happens. */
export async function rehearse(world: World, protocol: string, people: number, tell: (line: string) => void): Promise<Rehearsed> {
  const known = world.library.protocols().find((each) => each.id === protocol);
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
  const sides = known.sides ?? 0;
  const names = NAMES.slice(0, people);
  const guests = names.map((name, index) => ({
    names: [name],
    role: sides > 0 ? ("delegate" as const) : ("participant" as const),
    ...(sides > 0 ? { side: index % sides } : {}),
  }));
  const planned = world.library.plan(
    protocol,
    {
      title: "Rehearsal: the river gauges",
      question: "What would make the gauge readings believable?",
      mode: modeOf(known),
      pace: world.pace,
      sides: Array.from({ length: sides }, (_, index) => ({
        name: ["Upper side", "Lower side", "Third side"][index] ?? `Side ${index + 1}`,
      })),
      people: guests.map((guest) => ({ role: guest.role, side: guest.side ?? null, count: 1 })),
      inputs: Object.fromEntries(known.inputs.map((input) => [input.id, "We publish the gauge readings every morning."])),
    },
    "en",
  );
  if (!planned.ok) return { ...planned, why: "unfit" };
  for (const warning of planned.warnings) tell(`! ${warning}`);
  const table = await seat(world, planned.prepared, guests);
  await everybodyIn(table);
  const stoppedAt = await play(world, table, tell);
  if (stoppedAt !== null)
    return { ok: false, why: "endless", faults: [`The rehearsal did not come to an end. It stopped at ${stoppedAt}.`] };
  return { ok: true, files: await artefacts(world, table) };
}

/** How a protocol is rehearsed: with everybody there at once, where it can be. */
export const modeOf = ({ modes }: { readonly modes: readonly Mode[] }): Mode => (modes.includes("live") ? "live" : "async");

/** Gives the round it could not get out of; null: it came to an end. */
async function play(world: World, table: Table, tell: (line: string) => void): Promise<string | null> {
  const MOST_STEPS = 400;
  let told = "";
  for (let step = 0; ; step++) {
    if (!(await quiet(world, table.session)) || step === MOST_STEPS) return told || "the beginning";
    const page = await table.facilitator.page();
    const round = page.now[0];
    if (!round) break;
    const name = `${round.path}/${round.phase}`;
    if (name !== told)
      tell(`${bar(page.rounds.filter((each) => each.is === "done").length, page.rounds.length)} ${round.title.words} (${round.phase})`);
    told = name;
    const state = await world.engine.state(table.session);
    await act(world, table, round, state?.runs[round.path] ?? null, tell);
  }
  for (const result of (await table.facilitator.page()).results.toReversed())
    tell(`\n${result.title.words}\n${result.card.blocks.map(plain).join("\n")}`);
  return null;
}

/** Everybody does what their page offers them; then the facilitator goes on. */
async function act(world: World, table: Table, round: RoundView, run: Run | null, tell: (line: string) => void): Promise<void> {
  if (round.stage === "held")
    return void (await table.facilitator.do({
      do: "decide",
      command: { type: round.heldFor === "quorum" ? "proceed" : "drop", path: round.path },
    }));
  if (round.kind === "talk" && run) {
    const holder = (run.own as { floor?: { turn?: { person?: string } | null } }).floor?.turn?.person;
    const speaker = table.voices.find((voice) => voice.person === holder);
    if (speaker) {
      const words = ideas[world.chance.int(ideas.length)] as string;
      tell(`        ${speaker.name}: ${words}`);
      await speaker.do({ do: "decide", command: { type: "act", path: round.path, act: { do: "say", text: words, done: true } } });
      return world.pass(5_000);
    }
  } else {
    for (const [index, voice] of table.voices.entries()) {
      for (const intent of intents(world, await seenBy(voice, round), index)) await voice.do(intent);
    }
  }
  const answer = await table.facilitator.do({ do: "decide", command: { type: "next", path: round.path } });
  // What can not be ended by hand goes on by itself.
  if (!answer.ok) await world.pass(31_000);
}

const seenBy = async (voice: Sitting, round: RoundView): Promise<RoundView | null> =>
  (await voice.page()).now.find((each) => each.path === round.path) ?? null;

function intents(world: World, round: RoundView | null, index: number): readonly Intent[] {
  const random = world.chance;
  const form = round?.card.blocks.find((block) => block.is === "form");
  if (!round || form?.is !== "form") return [];
  const seal = (act: unknown): Intent => ({ do: "seal", path: round.path, act, said: "collect.received" });
  switch (form.command) {
    case "idea":
      return [0, 1].map((nth) =>
        seal({
          do: "write",
          key: `rehearsal-${index}-${nth}`,
          text: ideas[(index * 2 + nth) % ideas.length],
          ...choices(form.fields, random.int),
        }),
      );
    case "vote":
      return form.fields.flatMap((field) => ballot(field, random.int)).map((given) => seal({ ballot: given }));
    case "object":
      return [seal(form.args["of"] === "merge" ? { undo: [] } : { objects: [] })];
    default:
      return [];
  }
}

function choices(fields: readonly Field<Spoken>[], int: (below: number) => number): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => (field.is === "choice" ? [[field.name, field.options[int(field.options.length)]?.value ?? ""]] : [])),
  );
}

function ballot(field: Field<Spoken>, int: (below: number) => number): readonly unknown[] {
  if (field.is === "ranking") {
    const left = field.options.map((option) => option.value);
    return [{ ranking: Array.from({ length: field.places }, () => left.splice(int(left.length), 1)[0]).filter(Boolean) }];
  }
  if (field.is !== "dots") return [];
  const left = field.options.map((option) => option.value);
  return [
    {
      dots: Object.fromEntries(Array.from({ length: Math.min(field.total, left.length) }, () => [left.splice(int(left.length), 1)[0], 1])),
    },
  ];
}

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
