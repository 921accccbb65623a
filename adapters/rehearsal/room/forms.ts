/** A form of a page of the room, as a browser finds it: what it sends by itself, and what somebody fills in. */
export interface PageForm {
  readonly action: string;
  /** Sent as they are, the command and the path among them. */
  readonly hidden: ReadonlyMap<string, string>;
  readonly texts: readonly { readonly name: string; readonly value: string }[];
  /** One value out of several; `chosen` is empty where nothing is chosen. */
  readonly choices: readonly { readonly name: string; readonly options: readonly string[]; readonly chosen: string }[];
  readonly numbers: readonly { readonly name: string; readonly value: number; readonly most: number }[];
  readonly ticks: readonly string[];
  /** How many may be given in all, where numbers are dots. */
  readonly total: number;
}

export type Filled = Readonly<Record<string, string>>;

/** The forms of a page that are acts of its person. */
export const formsIn = (page: string): readonly PageForm[] =>
  [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .map(([, tag = "", inside = ""]) => formOf(attributesOf(tag), inside))
    .filter(({ action, hidden }) => action.endsWith("/do") && hidden.has("command"));

export const commandOf = (form: PageForm): string => form.hidden.get("command") ?? "";

function formOf(tag: ReadonlyMap<string, string>, inside: string): PageForm {
  const inputs = tagsIn(inside, "input");
  const ofType = (type: string) => inputs.filter((each) => each.get("type") === type);
  const name = (each: ReadonlyMap<string, string>): string => each.get("name") ?? "";
  return {
    action: tag.get("action") ?? "",
    hidden: new Map(ofType("hidden").map((each) => [name(each), each.get("value") ?? ""])),
    texts: [...inside.matchAll(/<textarea\b([^>]*)>\n?([\s\S]*?)<\/textarea>/g)].map(([, area = "", value = ""]) => ({
      name: name(attributesOf(area)),
      value: plain(value),
    })),
    choices: [...inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, select = "", within = ""]) => {
      const options = tagsIn(within, "option");
      return {
        name: name(attributesOf(select)),
        options: options.map((each) => each.get("value") ?? "").filter((value) => value !== ""),
        chosen: options.find((each) => each.has("selected"))?.get("value") ?? "",
      };
    }),
    numbers: ofType("number").map((each) => ({ name: name(each), value: Number(each.get("value")), most: Number(each.get("max")) })),
    ticks: ofType("checkbox").map(name),
    total: Number(/data-total="(\d+)"/.exec(inside)?.[1] ?? 0),
  };
}

const tagsIn = (inside: string, tag: string): readonly ReadonlyMap<string, string>[] =>
  [...inside.matchAll(new RegExp(`<${tag}\\b([^>]*)>`, "g"))].map(([, attributes = ""]) => attributesOf(attributes));

const attributesOf = (tag: string): ReadonlyMap<string, string> =>
  new Map([...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [name, plain(value)]));

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const plain = (html: string): string => html.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
