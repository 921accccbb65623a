import { html } from "hono/html";
import type { Spoken } from "../../../src/model/card.ts";

export { html };
export type Html = ReturnType<typeof html>;
/** `null` renders nothing. */
export type Maybe = Html | null;

/** What people wrote runs in its own direction, so that it can not turn round the words beside it. */
export const words = (spoken: Spoken): Html => (spoken.fromPerson ? personal(spoken.words) : html`${spoken.words}`);
export const personal = (text: string): Html => html`<bdi dir="auto">${text}</bdi>`;
