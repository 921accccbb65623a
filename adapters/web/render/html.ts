import { html as written } from "hono/html";
import type { Spoken } from "../../../src/model/card.ts";

export type Html = ReturnType<typeof written>;
/** `null` renders nothing. */
export type Maybe = Html | null;

/**
 * A template of a page. How it is indented in our files is not sent: a tenth of a page on a phone's line. Only the
 * template's own text is changed, once for each template, and never what is put in.
 */
export const html = (strings: TemplateStringsArray, ...values: unknown[]): Html => written(unindented(strings), ...values);

const known = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

function unindented(strings: TemplateStringsArray): TemplateStringsArray {
  const kept = known.get(strings);
  if (kept) return kept;
  const fresh = Object.assign(
    strings.map((each) => each.replaceAll(/\n\s+/g, "\n")),
    { raw: strings.raw },
  );
  known.set(strings, fresh);
  return fresh;
}

/** What people wrote runs in its own direction, so that it can not turn round the words beside it. */
export function words({ words: said, fromPerson }: Spoken): Html {
  if (fromPerson) return personal(said);
  return said.includes("\n") ? html`<span class="lines">${said}</span>` : html`${said}`;
}
export const personal = (text: string): Html => html`<bdi dir="auto">${text}</bdi>`;
