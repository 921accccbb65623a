import type { Desk } from "./desk.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** A form of one command with what a command needs besides its fields. `keep`: its name, under which the script keeps what is typed. */
export const smallForm = (
  desk: Desk,
  command: string,
  args: Readonly<Record<string, string>>,
  inside: Html,
  keep: string | null = null,
): Html =>
  html`<form method="post" action="${desk.act}" class="small-form" ${keep ? html`data-keep="${keep}"` : null}>
    <input type="hidden" name="command" value="${command}" /><input type="hidden" name="csrf" value="${desk.csrf}" />
    ${Object.entries(args).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)} ${inside}
  </form>`;

export const lines = (desk: Desk, name: string, label: string, value: string, rows: number): Html => {
  const id = desk.nextId();
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <textarea id="${id}" name="${name}" rows="${rows}" dir="auto" autocomplete="off">${value}</textarea>
  </div>`;
};
