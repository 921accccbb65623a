import type { Block, Spoken, SpokenForm } from "../../../src/model/card.ts";
import type { Path } from "../../../src/model/ids.ts";
import type { Page } from "../../../src/platform/page.ts";
import type { Press } from "../press.ts";
import { toolForm } from "../render/tools.ts";
import type { Speech } from "../speech.ts";

export interface Found {
  readonly form: SpokenForm;
  readonly heading: string;
  /** Words that the platform receives with a name, though the room will not: the browser room is offered. */
  readonly isUnattributed: boolean;
}

/**
 * The form a button meant, as it is for this person now. Null: it is not theirs, or not any more, or it is in several parts
 * and none of them was said: all of them stand on one's own page. What was written earlier is found by its key; the form for
 * something new by its command, since its key is made anew each time.
 */
export function formOf(page: Page, press: Press, t: Speech): Found | null {
  const { command = "", args = {} } = press;
  const { key, ...others } = args;
  const rounds = page.now.filter((round) => press.path === undefined || round.path === press.path);
  for (const wanted of key === undefined ? [others] : [args, others])
    for (const round of rounds) {
      const forms = round.card.blocks.filter((block): block is SpokenForm => isMeant(block, command, wanted));
      const [form] = forms;
      if (form && isOneOfParts(forms)) return null;
      if (form) return { form, heading: round.title.words, isUnattributed: form.assurance.length > 0 };
    }
  const tool = toolForm(page, command, t);
  return tool && { form: tool, heading: t("chat.page"), isUnattributed: false };
}

/** What a form that was found is sent as: with the round it stands in, where it says none itself. */
export function sentAs({ form }: Found, { session, path: from }: Press): Press {
  const { path = from, ...args } = form.args;
  return { session, does: "form", command: form.command, args, ...(path === undefined ? {} : { path: path as Path }) };
}

const isOneOfParts = (forms: readonly SpokenForm[]): boolean => forms.length > 1 && forms.every(({ args }) => args["part"] !== undefined);

function isMeant(block: Block<Spoken>, command: string, args: Readonly<Record<string, string>>): boolean {
  if (block.is !== "form" || block.command !== command) return false;
  return Object.entries(args).every(([name, value]) => block.args[name] === value);
}
