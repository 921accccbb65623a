import type { Fault } from "../model/kind.ts";
import { roleSchema, VOICES, type Protocol, type Role, type RoundSpec, type Split, type Step, type Who } from "../model/vocabulary.ts";
import { references } from "./references.ts";
import { isBarren } from "./stops.ts";
import { rounds, walk, type Placed } from "./walk.ts";

/** Words that would come before more people than those for whom they were written. */
export function audienceFaults(protocol: Protocol): readonly Fault[] {
  const placed = walk(protocol.steps);
  return rounds(protocol.steps).flatMap((reader) => [
    ...seesFaults(reader),
    ...references(reader.step).flatMap(({ from, key }) =>
      from.from.flatMap((name, index) => {
        const target = placed.find((each) => each.step.id === name);
        const path = `${reader.at}/${key}/from/${index}`;
        return target ? [...roomFaults(target, reader, path), ...fewFaults(target, reader, path)] : [];
      }),
    ),
  ]);
}

/** Only of what was collected is it kept who may read it. */
function seesFaults({ step, at }: Placed<RoundSpec>): readonly Fault[] {
  if (step.kind === "collect" || step.sees === undefined) return [];
  return [
    {
      path: `${at}/sees`,
      wrong: `everybody in the room sees a ${step.kind}; only what is collected can be for some of them`,
      fix: 'remove "sees"; a split lets people sit apart',
    },
  ];
}

/** What was said in a room stays there, but for what `carry` lets out. A step outside that names one inside would go past it. */
function roomFaults(target: Placed, reader: Placed<RoundSpec>, path: string): readonly Fault[] {
  if (target.step.kind === "collect" && target.step.sees !== undefined) return [];
  const shut = target.around.find(
    (each): each is Split => each.kind === "split" && !reader.around.includes(each) && !letsOut(each, target.step),
  );
  if (!shut) return [];
  return [
    {
      path,
      wrong: `"${target.step.id}" stands in the rooms of "${shut.id}", which ${carries[shut.carry]}`,
      fix: shut.carry === "none" ? `write another "carry" at "${shut.id}", and name "${shut.id}" here` : `name "${shut.id}"`,
    },
  ];
}

const letsOut = ({ carry }: Split, step: Step): boolean =>
  carry === "all" || (carry === "byConsent" && step.kind === "collect" && step.reveal === "byConsent");

const carries: Readonly<Record<Split["carry"], string>> = {
  all: "carries all of it out",
  top: "carries out only the first of each room",
  byConsent: "carries out only what was released",
  none: "carries nothing out",
};

/** What was written for a few must not be read out to more: a draft shows it to the pen alone, a report leaves it out. */
function fewFaults(target: Placed, reader: Placed<RoundSpec>, path: string): readonly Fault[] {
  const readers = readersOf(reader);
  const narrow = leaving(target.step).find(
    (each) => each.kind === "collect" && each.sees && readers.some((who) => !isIn(each.sees as Who, who)),
  );
  if (!narrow) return [];
  return [
    {
      path,
      wrong: `"${reader.step.id}" would show it to more people than "${narrow.id}" is for`,
      fix: `remove "sees" at "${narrow.id}", or let a draft go by it whose drafter is among those who may read it`,
    },
  ];
}

/** One of those who read: their role, and whether they surely belong to a side (and to which: null, any). */
interface ReaderKind {
  readonly role: Role;
  readonly side: string | null | undefined;
}

function isIn({ roles, side }: Who, who: ReaderKind): boolean {
  const fits = roles === "voices" ? (VOICES as readonly Role[]).includes(who.role) : roles.includes(who.role);
  return fits && (side === undefined || (side === "each" ? who.side !== undefined : who.side === side));
}

const TEAM = ["facilitator", "cofacilitator"] as const satisfies readonly Role[];
const ofNoSide = (roles: readonly Role[]): readonly ReaderKind[] => roles.map((role) => ({ role, side: undefined }));

/** Those before whom a round puts what it reads. */
function readersOf({ step, around }: Placed<RoundSpec>): readonly ReaderKind[] {
  if (step.kind === "report") return [];
  if (step.kind === "draft") {
    if (step.drafter === "facilitator") return ofNoSide(TEAM);
    if (step.drafter === "rapporteur") return ofNoSide([...TEAM, "rapporteur"]);
    const side = step.who.side === "each" ? null : step.who.side;
    return (step.who.roles === "voices" ? VOICES : step.who.roles).map((role) => ({ role, side }));
  }
  const room = around.findLast((each) => each.kind === "split");
  if (!room) return ofNoSide(roleSchema.options);
  const side = room.into.by === "side" ? null : undefined;
  return [...ofNoSide(TEAM), ...VOICES.map((role) => ({ role, side }))];
}

/** The rounds whose items a step leaves. */
function leaving(step: Step): readonly RoundSpec[] {
  if (step.kind !== "repeat" && step.kind !== "split") return [step];
  if (step.kind === "split" && step.carry === "none") return [];
  if (step.kind === "split" && step.carry === "byConsent")
    return step.steps.flatMap((each) => (each.kind === "collect" && each.reveal === "byConsent" ? [each] : []));
  const last = step.steps.findLast((each) => !isBarren(each));
  return last ? leaving(last) : [];
}
