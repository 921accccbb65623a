import type { Person } from "../fakes/slack/person.ts";
import { until } from "../fakes/slack/until.ts";
import {
  aWorkspace,
  closed,
  fieldFor,
  next,
  page,
  planned,
  presses,
  type Group,
  type Way,
  type Workspace,
} from "../adapters/slack/table.ts";
import type { Door, Lead, Sent } from "./adapter.suite.ts";

const slackDoor =
  (way: Way): Door =>
  async (method, people) => {
    const at = await aWorkspace(way);
    const group = await planned(at, method, {}, people);
    return {
      lead: seat(at, group, group.lena),
      voices: group.voices.map((who) => seat(at, group, who)),
      passes: at.passes,
      stop: () => at.stop(),
    };
  };

export const overSocket = slackDoor("socket");
export const overHttp = slackDoor("http");

/** A person in front of Slack: their own page, and the channel. */
function seat(at: Workspace, group: Group, who: Person): Lead {
  /** Presses something on the page and waits for the form that it lays upon it. */
  async function form(button: string): Promise<void> {
    await page(who, group);
    if (!who.modal()?.buttons.includes(button)) return;
    await who.presses("modal", button);
    await until("the form", () => who.modal()?.submit);
  }
  const words = (): string => who.modal()?.fields.find(({ kind }) => kind === "plain_text_input")?.label ?? "";
  async function sends(): Promise<Sent> {
    if (!who.modal()?.submit) return { isTaken: false, said: who.modal()?.text ?? "", kept: "" };
    const sent = await who.submits();
    await at.settles();
    const modal = who.modal();
    const isTaken = sent.modal === "closed" || (sent.modal === "updated" && modal?.submit === null);
    const said = [...Object.values(sent.errors), modal?.text ?? ""].join("\n");
    return { isTaken, said, kept: isTaken ? "" : (modal?.fields.find(({ label }) => label === words())?.value ?? "") };
  }
  return {
    name: who.name,
    joins: () => presses(at, who, group, "Go in"),
    consents: () => presses(at, who, group, "I agree"),
    opens: () => presses(at, who, group, "Open the conversation"),
    nexts: () => next(at, group),
    async writes(text, isNoPerson = false) {
      await form("Write");
      await who.fills({ [words()]: text });
      const sent = await sends();
      if (!isNoPerson || sent.isTaken) return sent;
      await who.fills({ "One word in it looks like a name.": ["It is not a person: send"] });
      return sends();
    },
    async mine() {
      await page(who, group);
      const before = at.fake.callsTo("views.update").length;
      await who.presses("modal", "Show what I sent");
      await until("one's own words", () => at.fake.callsTo("views.update").length > before);
      return who.modal()?.text ?? "";
    },
    async changes(to) {
      await this.mine();
      await who.presses("modal", "Change your words");
      await until("the form", () => who.modal()?.submit);
      await who.fills({ [fieldFor(who.modal()?.fields ?? [])]: to });
      return sends();
    },
    async withdraws() {
      const shown = await this.mine();
      await who.presses("modal", "Withdraw");
      await until("it is gone", () => who.modal()?.text !== shown);
    },
    async votes(first) {
      await form("Judge");
      const places = (who.modal()?.fields ?? []).filter(({ kind }) => kind === "static_select");
      const [top = "", ...others] = [...(places[0]?.options ?? [])].sort((one, other) => Number(other === first) - Number(one === first));
      await who.fills(Object.fromEntries(places.map(({ label }, index) => [label, [top, ...others][index] ?? null])));
      return sends();
    },
    async says(text) {
      await form("Say it");
      if (who.modal()?.submit) await who.fills({ [words()]: text });
      return sends();
    },
    async passes() {
      const before = (await at.engine.state(group.session))?.version;
      const card = who.messages(group.hall).findLast(({ buttons }) => buttons.includes("I’m done"));
      if (!card) throw new Error("there is no card of the floor");
      await who.presses(card, "I’m done");
      while ((await at.engine.state(group.session))?.version === before) await new Promise((go) => setTimeout(go, 5));
    },
    clears: () => presses(at, who, group, "Nothing points to anyone"),
    async reads() {
      const own = await page(who, group);
      await closed(who);
      return [own, ...who.sees(group.hall)].join("\n");
    },
  };
}
