import { modeSchema } from "../../../src/model/vocabulary.ts";
import { AIMS } from "../../../src/protocol/suggest.ts";
import type { Asked } from "../../../src/protocol/suggest.ts";
import { t } from "../locale.ts";
import { one } from "./fields.ts";
import type { Fields } from "./fields.ts";

const SIDES = [1, 2, 3, 4] as const;
const MOST_PEOPLE = 5000;
const DAY_MINUTES = 24 * 60;
/** As long as any plan may take. */
const MOST_MINUTES = 366 * DAY_MINUTES;

/** Reads the answers to the three questions. Everything that is wrong is said at once. */
export function readAsked(
  fields: Fields,
): { readonly ok: true; readonly asked: Asked } | { readonly ok: false; readonly faults: readonly string[] } {
  const counts = countsOf(fields);
  const mode = modeSchema.safeParse(one(fields, "mode"));
  const minutes = mode.success ? minutesOf(one(fields, `time.${mode.data}`).trim(), mode.data === "live" ? 1 : DAY_MINUTES) : null;
  const faults = [
    ...("fault" in counts ? [t(counts.fault)] : []),
    ...(mode.success ? [] : [t("room.plan.no.choice")]),
    ...(minutes === undefined ? [t("room.plan.no.time")] : []),
  ];
  if ("fault" in counts || !mode.success || minutes === undefined) return { ok: false, faults };
  const aim = AIMS.find((each) => each === one(fields, "aim")) ?? null;
  return { ok: true, asked: { ...counts, mode: mode.data, minutes, aim } };
}

function countsOf(fields: Fields): Pick<Asked, "sides" | "people"> | { readonly fault: string } {
  const typed = (name: string): string => one(fields, `count.${name}`).trim();
  const sides = SIDES.map((side) => typed(String(side))).filter((count) => count !== "" && count !== "0");
  const given = [...sides, typed("all")].filter((count) => count !== "").map(Number);
  if (given.some((count) => !(Number.isInteger(count) && count > 0 && count <= MOST_PEOPLE))) return { fault: "room.plan.no.count" };
  if (sides.length > 0 && typed("all") !== "") return { fault: "room.plan.no.countBoth" };
  if (given.length === 0 || sides.length === 1) return { fault: "room.plan.no.count" };
  return { sides: sides.map(Number), people: given.reduce((sum, count) => sum + count, 0) };
}

/** Null: left out. Undefined: not a length of time. */
function minutesOf(typed: string, each: number): number | null | undefined {
  if (typed === "") return null;
  const minutes = Number(typed.replace(",", ".")) * each;
  return minutes > 0 && minutes <= MOST_MINUTES ? minutes : undefined;
}
