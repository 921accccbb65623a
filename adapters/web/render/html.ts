import { html } from "hono/html";
import type { Spoken } from "../../../src/model/card.ts";

export { html };
export type Html = ReturnType<typeof html>;
/** `null` renders nothing. */
export type Maybe = Html | null;

/** What people wrote runs in its own direction, so that it can not turn round the words beside it. */
export function words({ words: said, fromPerson }: Spoken): Html {
  if (fromPerson) return personal(said);
  return said.includes("\n") ? html`<span class="lines">${said}</span>` : html`${said}`;
}
export const personal = (text: string): Html => html`<bdi dir="auto">${text}</bdi>`;
