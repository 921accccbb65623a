import type { SpokenForm } from "../../../src/model/card.ts";
import { one } from "../receive/fields.ts";
import type { Desk } from "./desk.ts";
import { field } from "./field.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";
import { backFrom } from "./returned.ts";
import type { Returned } from "./returned.ts";

/** Commands that may be sent again when a line broke: the box knows them, and takes them once. */
const SENT_ONCE = ["idea", "vote", "object", "withdraw"];

export function form(desk: Desk, spoken: SpokenForm, path: string | null): Html {
  const returned = takeBack(desk, spoken, path);
  const back = returned && backFrom(returned);
  const args: Readonly<Record<string, string>> = { ...(path === null ? {} : { path }), ...spoken.args, ...keyOf(returned) };
  const about = desk.nextId();
  const title = desk.nextId();
  const assurance = spoken.assurance.length > 0;
  return html`<form
    method="post"
    action="${desk.act}"
    class="card"
    data-keep="${spoken.command} ${args["path"] ?? ""}"
    ${SENT_ONCE.includes(spoken.command) ? html`data-again="yes"` : null}${returned ? html` data-returned="yes"` : null}${spoken.title ? html` aria-labelledby="${title}"` : null}${assurance ? html` aria-describedby="${about}"` : null}
  >
    ${spoken.title ? html`<h3 id="${title}">${words(spoken.title)}</h3>` : null}
    <input type="hidden" name="command" value="${spoken.command}" /><input type="hidden" name="csrf" value="${desk.csrf}" />
    ${Object.entries(args).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${assurance ? html`<div class="assurance" id="${about}">${spoken.assurance.map((line) => html`<p>${words(line)}</p>`)}</div>` : null}
    ${spoken.fields.map((each) => field(each, { id: desk.nextId(), about: assurance ? about : null, back }))}
    <button class="main">${words(spoken.submit)}</button>
  </form>`;
}

/** The first form of the same command and round takes the words back. */
function takeBack({ returned }: Desk, spoken: SpokenForm, path: string | null): Returned | null {
  if (!returned || returned.isTaken || returned.to !== "do" || spoken.fields.length === 0) return null;
  const { fields } = returned;
  if (one(fields, "command") !== spoken.command) return null;
  if (one(fields, "path") !== "" && one(fields, "path") !== (spoken.args["path"] ?? path ?? "")) return null;
  if (["do", "of"].some((name) => (spoken.args[name] ?? "") !== one(fields, name))) return null;
  returned.isTaken = true;
  return returned;
}

/** A contribution that was being changed stays that contribution. */
const keyOf = (returned: Returned | null): { key?: string } =>
  returned && one(returned.fields, "key") ? { key: one(returned.fields, "key") } : {};
