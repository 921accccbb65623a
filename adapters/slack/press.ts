import { z } from "zod";
import type { Path, SessionId } from "../../src/model/ids.ts";
import { isOfNone, type Press, type ToPlan } from "../chat/press.ts";

/** A press as Slack carries it: in the value of a button, or in `private_metadata`, which any app of the workspace may read. */
const pressed = z.strictObject({
  /** The session. */
  s: z.string().max(60),
  d: z.enum(["page", "form", "do", "more", "browser"]),
  /** The round. */
  p: z.string().max(400).optional(),
  /** The command of a form or button. */
  c: z.string().max(40).optional(),
  /** Its fixed options. */
  a: z.record(z.string().max(60), z.string().max(2_000)).optional(),
  /** Leaf of a long page, from 0. */
  n: z.int().min(0).max(200).optional(),
});

const pressedToPlan = z.strictObject({ d: z.enum(["plan", "code"]) });

export function write(press: Press | ToPlan): string {
  if (isOfNone(press)) return JSON.stringify({ d: press.does } satisfies z.infer<typeof pressedToPlan>);
  const { session, does, path, command, args, leaf } = press;
  const short: z.infer<typeof pressed> = {
    s: session,
    d: does,
    ...(path === undefined ? {} : { p: path }),
    ...(command === undefined ? {} : { c: command }),
    ...(args === undefined || Object.keys(args).length === 0 ? {} : { a: args }),
    ...(leaf === undefined ? {} : { n: leaf }),
  };
  return JSON.stringify(short);
}

/** Null: nothing of ours. */
export function read(value: unknown): Press | ToPlan | null {
  const given = typeof value === "string" && value.length <= 3_000 ? pressed.or(pressedToPlan).safeParse(parsed(value)) : null;
  if (!given?.success) return null;
  if (!("s" in given.data)) return { does: given.data.d };
  const { s, d, p, c, a, n } = given.data;
  return {
    session: s as SessionId,
    does: d,
    ...(p === undefined ? {} : { path: p as Path }),
    ...(c === undefined ? {} : { command: c }),
    ...(a === undefined ? {} : { args: a }),
    ...(n === undefined ? {} : { leaf: n }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
