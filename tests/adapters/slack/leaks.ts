import type { Ack, Call } from "../../fakes/slack/recorder.ts";
import type { Store } from "../../../src/store/port.ts";

/** Where a body says to whom it goes, or which view is meant: Slack needs it, and no other reader sees it. */
const ADDRESS = new Set(["channel", "channel_id", "user", "user_id", "users", "trigger_id", "view_id", "files", "ts", "initial_users"]);
/** What programs read and people do not. */
const MACHINE = new Set([
  "block_id",
  "action_id",
  "value",
  "private_metadata",
  "metadata",
  "callback_id",
  "external_id",
  "filename",
  "file_name",
]);

export interface Strings {
  /** Everything outside the address. */
  readonly all: readonly string[];
  readonly machine: readonly string[];
}

/** Every string of a body, with the names of its fields. */
export function stringsIn(body: unknown): Strings {
  const all: string[] = [];
  const machine: string[] = [];
  const walk = (value: unknown, isMachine: boolean): void => {
    if (typeof value === "string" || typeof value === "number") {
      all.push(String(value));
      if (isMachine) machine.push(String(value));
    } else if (Array.isArray(value)) value.forEach((each) => walk(each, isMachine));
    else if (value && typeof value === "object")
      for (const [name, inside] of Object.entries(value)) {
        if (ADDRESS.has(name)) continue;
        all.push(name);
        walk(inside, isMachine || MACHINE.has(name));
      }
  };
  walk(body, false);
  return { all, machine };
}

export const bodyOf = (each: Call | Ack): unknown => ("arguments" in each ? each.arguments : each.body);

/** Which of these stand in a body outside its address, as words. */
export function found(body: unknown, needles: readonly string[]): readonly string[] {
  const text = stringsIn(body).all.join("\n").toLowerCase();
  return needles.filter((needle) => new RegExp(`(?<![a-z0-9])${RegExp.escape(needle.toLowerCase())}(?![a-z0-9])`).test(text));
}

/** A store of which all that is ever given to it is written down, byte for byte. */
export function overheard(store: Store, heard: string[]): Store {
  const tell = (given: unknown): void => {
    if (given instanceof Uint8Array) heard.push(Buffer.from(given).toString("latin1"));
    else if (given instanceof Map) [...given].forEach(tell);
    else if (Array.isArray(given)) given.forEach(tell);
    else if (given && typeof given === "object") {
      for (const [name, inside] of Object.entries(given)) {
        heard.push(name);
        tell(inside);
      }
    } else if (typeof given === "string") heard.push(given);
  };
  const listening = <T extends object>(to: T): T =>
    new Proxy(to, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (member && typeof member === "object") return listening(member);
        if (typeof member !== "function") return member;
        return (...given: unknown[]): unknown => {
          given.forEach(tell);
          const passed = given.map((each) =>
            typeof each === "function"
              ? (...inner: unknown[]): unknown => each(...inner.map((one) => (one && typeof one === "object" ? listening(one) : one)))
              : each,
          );
          return (member as (...all: unknown[]) => unknown).apply(target, name === "transact" ? passed : given);
        };
      },
    });
  return listening(store);
}
