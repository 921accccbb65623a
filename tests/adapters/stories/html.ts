/** A form of a page, as its reader knows it. */
export interface FormShown {
  readonly button: string;
  readonly hidden: ReadonlyMap<string, string>;
  readonly fields: readonly FieldShown[];
  /** What the group of buttons it stands in is called. */
  readonly beside: string;
}

export interface FieldShown {
  readonly label: string;
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
}

/** All forms of a page, in order. */
export function formsIn(page: string): readonly FormShown[] {
  return [...page.matchAll(/<form[\s\S]*?<\/form\s*>/g)].map(({ 0: form, index }) => ({
    button: readable(/<button[^>]*>([\s\S]*?)<\/button\s*>\s*<\/form/.exec(form)?.[1] ?? ""),
    hidden: new Map(
      [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, unescaped(value)]),
    ),
    fields: fieldsIn(form),
    beside: groupAt(page.slice(0, index)),
  }));
}

function groupAt(before: string): string {
  const group = before.lastIndexOf('role="group"');
  const isInside = group > before.lastIndexOf("</div>");
  return isInside ? unescaped(/aria-label="([^"]*)"/.exec(before.slice(group))?.[1] ?? "").replaceAll(/[\u2066-\u2069]/g, "") : "";
}

/** What is typed, chosen or ticked in a form, by its labels; ticks under the legend of all of them. */
function fieldsIn(form: string): readonly FieldShown[] {
  const labels = new Map(
    [...form.matchAll(/<label for="([^"]+)"[^>]*>([\s\S]*?)<\/label\s*>/g)].map(([, id = "", words = ""]) => [id, readable(words)]),
  );
  const areas = [...form.matchAll(/<textarea[^>]*?id="([^"]+)"[^>]*?name="([^"]+)"/g)].map(([, id = "", name = ""]): FieldShown => ({
    label: labels.get(id) ?? "",
    name,
    options: [],
  }));
  const selects = [...form.matchAll(/<select id="([^"]+)" name="([^"]+)"[\s\S]*?<\/select\s*>/g)].map(
    ([select, id = "", name = ""]): FieldShown => ({
      label: labels.get(id) ?? "",
      name,
      options: [...select.matchAll(/<option value="([^"]+)"[^>]*>([\s\S]*?)<\/option\s*>/g)].map(([, value = "", words = ""]) => ({
        value: unescaped(value),
        words: readable(words),
      })),
    }),
  );
  const ticks = [...form.matchAll(/<fieldset[^>]*><legend>([\s\S]*?)<\/legend>([\s\S]*?)<\/fieldset>/g)].flatMap(
    ([, legend = "", inside = ""]) => {
      const boxes = [...inside.matchAll(/type="checkbox"\s+id="([^"]+)"\s+name="([^"]+)"\s+value="([^"]*)"/g)];
      const [, , name = ""] = boxes[0] ?? [];
      const options = boxes.map(([, id = "", , value = ""]) => ({ value: unescaped(value), words: labels.get(id) ?? "" }));
      return boxes.length === 0 ? [] : [{ label: readable(legend), name, options }];
    },
  );
  const few = [...form.matchAll(/<fieldset class="few"[^>]*>\s*<legend[^>]*>([\s\S]*?)<\/legend\s*>([\s\S]*?)<\/fieldset\s*>/g)].map(
    ([, legend = "", inside = ""]): FieldShown => {
      const radios = [...inside.matchAll(/type="radio"\s+id="([^"]+)"\s+name="([^"]+)"\s+value="([^"]*)"/g)];
      const options = radios.map(([, id = "", , value = ""]) => ({ value: unescaped(value), words: labels.get(id) ?? "" }));
      return { label: readable(legend), name: radios[0]?.[2] ?? "", options };
    },
  );
  return [...areas, ...selects, ...ticks, ...few];
}

/** The words of a page, a line for each of its parts. */
export const readable = (html: string): string =>
  unescaped(
    html
      .replaceAll(/<(script|style|textarea|select)[\s\S]*?<\/\1\s*>/g, "")
      .replaceAll(/<\/?(?:bdi|b|em|strong|span|time)[^>]*>/g, "")
      .replaceAll(/<\/t[dh]\s*>\s*<t[dh][^>]*>/g, " ")
      .replaceAll(/<[^>]*>/g, "\n")
      .replaceAll(/\n\s*/g, "\n"),
  ).trim();

const unescaped = (html: string): string =>
  html.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
