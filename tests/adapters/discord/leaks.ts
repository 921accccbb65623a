import { createHash } from "node:crypto";
import type { Call } from "../../fakes/discord/recorder.ts";
import type { FakeDiscord } from "../../fakes/discord/fake.ts";
import { asObject, asText } from "../../fakes/slack/json.ts";

/** Where a body says whom it is for or what it is about: Discord needs it, and no other reader learns by it. */
const ADDRESS = new Set(["default_values"]);
/** What programs read and people do not. */
const MACHINE = new Set(["custom_id", "nonce", "value", "filename", "id", "name"]);

export interface Strings {
  readonly all: readonly string[];
  readonly machine: readonly string[];
}

/** Every string of a body outside its address. */
export function stringsIn(body: unknown): Strings {
  const all: string[] = [];
  const machine: string[] = [];
  const walk = (value: unknown, isMachine: boolean): void => {
    if (typeof value === "string" || typeof value === "number") {
      all.push(String(value));
      if (isMachine) machine.push(String(value));
    } else if (Array.isArray(value)) value.forEach((each) => walk(each, isMachine));
    else if (value && typeof value === "object")
      for (const [name, inside] of Object.entries(value)) if (!ADDRESS.has(name)) walk(inside, MACHINE.has(name));
  };
  walk(body, false);
  return { all, machine };
}

/** Everything of a call but its address. */
export const bodyOf = ({ body, files, reason }: Call): unknown => ({ body, files, reason });

/** Which of these stand in a body, as words. Marks that keep words from being read as marks count for nothing. */
export function found(body: unknown, needles: readonly string[]): readonly string[] {
  const text = stringsIn(body).all.join("\n").replaceAll("\\", "").toLowerCase();
  return needles.filter((needle) =>
    new RegExp(`(?<![a-z0-9])${RegExp.escape(needle.replaceAll("\\", "").toLowerCase())}(?![a-z0-9])`).test(text),
  );
}

/** By whom a call is read alone; null: by everybody in the channel. "": it shows nobody anything. */
export function readerOf({ interactions }: FakeDiscord, { route, path }: Call): string | null {
  if (route.startsWith("POST /channels") || route.startsWith("PATCH /channels") || route.startsWith("PUT /channels")) return null;
  const [, kind, id, token] = path.split("/");
  if (kind !== "interactions" && kind !== "webhooks") return "";
  const sought = interactions.find(({ payload }) => (kind === "interactions" ? payload.id === id : payload.token === token));
  return asText(asObject(asObject(sought?.payload.member).user).id);
}

/** What is made of an id without a secret, so that whoever knows the id of everybody can make it as well. */
export const tracesOf = (id: string): readonly string[] =>
  ["md5", "sha1", "sha256", "sha512"].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(id).digest();
    return (["hex", "base64", "base64url"] as const).map((encoding) => digest.toString(encoding).slice(0, 8).toLowerCase());
  });

/** Whether a machine-read string holds an id, however it is written, or a hash of it. */
export function points(said: string, id: string): boolean {
  const text = said.toLowerCase();
  const written = [
    id,
    ...(/^\d+$/.test(id) ? [BigInt(id).toString(16), BigInt(id).toString(36)] : []),
    Buffer.from(id).toString("base64url"),
  ];
  return [...written.map((each) => each.toLowerCase()), ...tracesOf(id)].some((each) => text.includes(each));
}

/** Pieces of eight signs of everything that stands around some words: the smallest parts of the bodies that hold them. */
export function around(bodies: readonly unknown[], words: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  const holds = (value: unknown): boolean =>
    typeof value === "string" ? value.includes(words) : value !== null && typeof value === "object" && Object.values(value).some(holds);
  const take = (said: string): void => {
    const rest = said.replaceAll(words, " ");
    for (let start = 0; start + 8 <= rest.length; start++) pieces.add(rest.slice(start, start + 8));
  };
  const walk = (value: unknown): void => {
    if (typeof value === "string") {
      for (const line of value.split("\n")) if (line.includes(words)) take(line);
    } else if (value !== null && typeof value === "object") {
      const inside = Object.values(value);
      const holding = inside.filter(holds);
      holding.forEach(walk);
      // An option, a button: what stands beside the words in the same thing, and in nothing that holds other things.
      if (holding.some((each) => typeof each === "string") && !Array.isArray(value))
        for (const each of inside) if (typeof each === "string" && !each.includes(words)) take(each);
    }
  };
  bodies.filter(holds).forEach(walk);
  return pieces;
}
