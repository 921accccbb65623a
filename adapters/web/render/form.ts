import { randomUUID } from "node:crypto";
import type { SpokenForm } from "../../../src/model/card.ts";
import { one } from "../receive/fields.ts";
import type { Desk } from "./desk.ts";
import { field } from "./field.ts";
import { html, words } from "./html.ts";
import type { Html } from "./html.ts";
import { backFrom } from "./returned.ts";
import type { Returned } from "./returned.ts";

/** Commands that may be sent again when a line broke: the box knows them, and takes them once. */
const SENT_ONCE = ["idea", "vote", "object", "withdraw", "release"];
/** Commands that are open acts: the door knows their forms by a mark, and lets each act once. */
const MARKED = ["say", "clause"];

export function form(desk: Desk, spoken: SpokenForm, path: string | null): Html {
  const returned = takeBack(desk, spoken, path);
  const back = returned && backFrom(returned);
  const args: Readonly<Record<string, string>> = { ...(path === null ? {} : { path }), ...spoken.args, ...keyOf(returned) };
  const { about, isNew } = assured(desk, spoken);
  const title = desk.nextId();
  return html`<form
    method="post"
    action="${desk.act}"
    class="card"
    data-keep="${spoken.command} ${args["path"] ?? ""}"
    ${SENT_ONCE.includes(spoken.command) || MARKED.includes(spoken.command) ? html`data-again="yes"` : null}${returned ? html` data-returned="yes"` : null}${spoken.title ? html` aria-labelledby="${title}"` : null}${about ? html` aria-describedby="${about}"` : null}
  >
    ${spoken.title ? html`<h3 id="${title}">${words(spoken.title)}</h3>` : null}
    <input type="hidden" name="command" value="${spoken.command}" /><input type="hidden" name="csrf" value="${desk.csrf}" />
    ${Object.entries(args).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${MARKED.includes(spoken.command) ? html`<input type="hidden" name="once" value="${randomUUID()}" />` : null}
    ${isNew ? html`<div class="assurance" id="${about}">${spoken.assurance.map((line) => html`<p>${words(line)}</p>`)}</div>` : null}
    ${spoken.fields.map((each) => field(each, { id: desk.nextId(), about, back }))}
    <button class="main">${words(spoken.submit)}</button>
  </form>`;
}

/** The same lines stand on a page once; every form and field they belong to points at them. */
function assured(desk: Desk, { assurance }: SpokenForm): { readonly about: string | null; readonly isNew: boolean } {
  if (assurance.length === 0) return { about: null, isNew: false };
  const lines = assurance.map((line) => line.words).join("\n");
  const known = desk.assured.get(lines);
  const about = known ?? desk.nextId();
  desk.assured.set(lines, about);
  return { about, isNew: known === undefined };
}

/** The first form of the same command and round takes the words back. */
function takeBack({ returned }: Desk, spoken: SpokenForm, path: string | null): Returned | null {
  if (!returned || returned.isTaken || returned.to !== "do" || spoken.fields.length === 0) return null;
  const { fields } = returned;
  if (one(fields, "command") !== spoken.command) return null;
  if (one(fields, "path") !== "" && one(fields, "path") !== (spoken.args["path"] ?? path ?? "")) return null;
  if (["do", "of", "item", "part"].some((name) => (spoken.args[name] ?? "") !== one(fields, name))) return null;
  returned.isTaken = true;
  return returned;
}

/** A contribution that was being changed stays that contribution; one that was withdrawn is dead, and its words begin another. */
const keyOf = (returned: Returned | null): { key?: string } =>
  returned && returned.reason !== "collect.refuse.withdrawn" && one(returned.fields, "key") ? { key: one(returned.fields, "key") } : {};
