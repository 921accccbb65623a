import { printable } from "../../../src/cards/isolate.ts";
import { modeSchema } from "../../../src/model/vocabulary.ts";
import type { Mode } from "../../../src/model/vocabulary.ts";
import { regimeSchema } from "../../../src/protocol/setup.ts";
import type { InputValue, SetupInput } from "../../../src/protocol/setup.ts";
import { typedFor } from "../../begins.ts";
import { t } from "../locale.ts";
import type { ProtocolSummary } from "../../planning.ts";
import { lengthField, MINUTES_PER, stageField } from "../render/plan-carried.ts";
import { all, one } from "./fields.ts";
import type { Fields } from "./fields.ts";
import type { TypedGuest } from "./guests.ts";
import { readGuests } from "./guests.ts";
import { startOf } from "./zoned.ts";
import { zonesIn } from "./zones.ts";

export interface PlanTyped {
  readonly protocol: ProtocolSummary;
  readonly setup: SetupInput;
  readonly facilitator: string;
  readonly guests: readonly TypedGuest[];
  readonly sides: readonly string[];
  readonly startsAt: number | null;
  /** Links want a number besides, told by voice. */
  readonly withNumbers: boolean;
}

/** Places for the names of sides. */
export const SIDES = [1, 2, 3, 4] as const;

/** Waking hours, where none are given. */
const FROM = 8;
const TO = 20;

/** What the planner takes for one round. */
const LONGEST_MINUTES = 90 * 24 * 60;

/** Reads the planning page. Everything that is wrong is said at once. */
export function readPlan(
  fields: Fields,
  protocols: readonly ProtocolSummary[],
): { readonly ok: true; readonly typed: PlanTyped } | { readonly ok: false; readonly faults: readonly string[] } {
  const text = (name: string): string => printable(one(fields, name)).trim();
  const sides = SIDES.map((place) => text(`side.${place}`)).filter((side) => side !== "");
  const people = readGuests(one(fields, "people"), sides, [text("facilitator")].filter(Boolean));
  const protocol = protocols.find((each) => each.id === one(fields, "protocol") && each.refusal === null);
  const mode = modeSchema.safeParse(one(fields, "mode"));
  const regime = regimeSchema.safeParse(one(fields, "regime"));
  const lengths = protocol && mode.success ? lengthsOf(fields, protocol, mode.data) : {};
  const minutes = text("minutes") === "" ? null : Number(text("minutes"));
  const hours = hoursOf(fields);
  const startsAt = startOf(fields);
  const faults = [
    ...people.faults,
    ...(protocol ? [] : [t("room.plan.no.method")]),
    ...(text("title") === "" ? [t("room.plan.no.title")] : []),
    ...(text("facilitator") === "" || text("facilitator").length > 60 ? [t("room.plan.no.facilitator")] : []),
    ...(mode.success && regime.success ? [] : [t("room.plan.no.choice")]),
    ...(minutes !== null && !(minutes > 0 && minutes < 1e6) ? [t("room.plan.no.minutes")] : []),
    ...(lengths ? [] : [t("room.plan.no.length")]),
    ...(startsAt === undefined ? [t("schedule.wrong")] : []),
    ...(hours === undefined ? [t("room.plan.no.hours")] : []),
  ];
  if (faults.length > 0 || !lengths || hours === undefined || startsAt === undefined || !protocol || !mode.success || !regime.success)
    return { ok: false, faults };
  const setup: SetupInput = {
    title: text("title"),
    question: text("question") === "" ? null : text("question"),
    mode: mode.data,
    speech: one(fields, "speech") === "typed" ? "typed" : "spoken",
    regime: regime.data,
    sides: sides.map((name) => ({ name })),
    people: heads(people.guests, sides),
    inputs: inputsOf(fields, protocol, sides.length),
    stage: stageOf(fields, protocol),
    hours,
    minutes: lengths,
    minutesAvailable: minutes,
  };
  return {
    ok: true,
    typed: {
      protocol,
      setup,
      facilitator: text("facilitator"),
      guests: people.guests,
      sides,
      startsAt,
      withNumbers: one(fields, "numbers") === "yes",
    },
  };
}

/** Null: all stages in one meeting. Whether there is such a stage the planner says. */
function stageOf(fields: Fields, { id, stages }: ProtocolSummary): number | null {
  const typed = stages.length === 0 ? "" : one(fields, stageField(id));
  return /^[1-9]$/.test(typed) ? Number(typed) : null;
}

/** Null: at any hour. Undefined: not hours. Whether there are such zones the planner says. */
export function hoursOf(fields: Fields): SetupInput["hours"] | undefined {
  const zones = [...zonesIn(fields)];
  if (zones.length === 0) return null;
  const whole = (name: string, otherwise: number): number => (one(fields, name).trim() === "" ? otherwise : Number(one(fields, name)));
  const [from, to] = [whole("from", FROM), whole("to", TO)];
  const rest = all(fields, "rest").map(Number);
  const isHour = (hour: number): boolean => Number.isInteger(hour) && hour >= 0 && hour <= 24;
  const isDay = (day: number): boolean => Number.isInteger(day) && day >= 0 && day <= 6;
  if (zones.length > 12 || !isHour(from) || !isHour(to) || from >= to || !rest.every(isDay) || rest.length > 6) return undefined;
  return { zones, from, to, rest };
}

/** Lengths that differ from the usual ones, in minutes. Null: one of them is none. */
function lengthsOf(fields: Fields, { id, rounds }: ProtocolSummary, mode: Mode): Record<string, number> | null {
  const lengths: Record<string, number> = {};
  for (const round of rounds) {
    const typed = one(fields, lengthField(mode, id, round.id)).trim();
    const minutes = Number(typed.replace(",", ".")) * MINUTES_PER[mode];
    if (typed === "" || round[mode] === null || minutes === round[mode]) continue;
    if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) return null;
    lengths[round.id] = minutes;
  }
  return lengths;
}

function heads(guests: readonly TypedGuest[], sides: readonly string[]): SetupInput["people"] {
  const facilitator = { role: "facilitator", side: null, count: 1 } as const;
  return [
    facilitator,
    ...Map.groupBy(guests, ({ role, side }) => `${role} ${side ?? ""}`)
      .values()
      .map((group) => {
        const first = group[0] as TypedGuest;
        return { role: first.role, side: first.side === null ? null : sides.indexOf(first.side), count: group.length };
      }),
  ];
}

function inputsOf(fields: Fields, protocol: ProtocolSummary, sides: number): Record<string, InputValue> {
  const typed = protocol.inputs.map((input) => [input, one(fields, `input.${protocol.id}.${input.id}`).trim()] as const);
  return Object.fromEntries(typed.flatMap(([input, words]) => (words === "" ? [] : [[input.id, typedFor(input, words, sides)]])));
}
