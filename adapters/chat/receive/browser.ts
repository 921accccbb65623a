import type { Caller } from "../../../src/platform/port.ts";
import type { ChatDeps } from "../deps.ts";

/** A link to one's own page in the browser room, for ten minutes and one device. */
export async function browserLink(
  { engine, publicUrl }: ChatDeps,
  caller: Caller,
): Promise<{ readonly ok: true; readonly address: string } | { readonly ok: false; readonly refusal: string }> {
  const made = await engine.browserLink(caller);
  return made.ok ? { ok: true, address: `${publicUrl()}/in/${made.secret}` } : made;
}
