import { commandOf, type Filled, type PageForm } from "./forms.ts";

/** What somebody does next at their page: a form to send, or that they wait for others. Null: there is nothing for them to do. */
export type Move = { readonly form: PageForm; readonly filled: Filled } | "waits" | null;

/** What somebody remembers: how often they did what in which phase of which round. */
export interface Memory {
  /** The phase a form belongs to: the same round asked again is another. */
  readonly phaseOf: (path: string) => string;
  readonly did: Map<string, number>;
}

export const times = ({ phaseOf, did }: Memory, form: PageForm, what: string): number =>
  did.get(`${phaseOf(form.hidden.get("path") ?? "")} ${what}`) ?? 0;

export function remember(memory: Memory, form: PageForm, what: string): void {
  const key = `${memory.phaseOf(form.hidden.get("path") ?? "")} ${what}`;
  memory.did.set(key, (memory.did.get(key) ?? 0) + 1);
}

export const press = (form: PageForm, filled: Filled = {}): Move => ({ form, filled });

/** The first form of this command, with these values in it. */
export const offered = (forms: readonly PageForm[], command: string, values: Filled = {}): PageForm | undefined =>
  forms.find((form) => commandOf(form) === command && Object.entries(values).every(([name, value]) => form.hidden.get(name) === value));
