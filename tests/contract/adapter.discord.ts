import type { Person } from "../fakes/discord/person.ts";
import {
  alone,
  aServer,
  floorCards,
  next,
  page,
  plain,
  planned,
  presses,
  ranks,
  turnsTo,
  type Group,
  type Server,
} from "../adapters/discord/table.ts";
import type { Door, Lead, Sent } from "./adapter.suite.ts";

export const discordDoor: Door = async (method, people) => {
  const at = await aServer();
  const group = await planned(at, method, people);
  return {
    lead: seat(at, group, group.lena),
    voices: group.voices.map((who) => seat(at, group, who)),
    passes: at.passes,
    stop: () => at.stop(),
  };
};

/** A person in front of Discord: their own page, and the channel. */
function seat(at: Server, group: Group, who: Person): Lead {
  const { hall } = group;
  async function form(button: string): Promise<void> {
    await page(at, who, group);
    await turnsTo(at, who, group, button);
    if (!alone(who, hall).buttons.includes(button)) return;
    await who.presses(alone(who, hall), button);
    await at.idle();
  }
  const words = (): string => who.modal()?.fields[0]?.label ?? "";
  /** What was refused stands in a form again, with its words. */
  async function sends(): Promise<Sent> {
    if (!who.modal()) return { isTaken: false, said: plain(alone(who, hall).text), kept: "" };
    await who.submits();
    await at.settles();
    const shown = alone(who, hall);
    const isTaken = !shown.buttons.includes("Write") || !shown.text.includes("⚠");
    return { isTaken, said: plain(shown.text), kept: isTaken ? "" : await kept() };
  }
  async function kept(): Promise<string> {
    await who.presses(alone(who, hall), "Write");
    await at.idle();
    const value = who.modal()?.fields[0]?.value;
    who.dismisses();
    return typeof value === "string" ? value : "";
  }
  return {
    name: who.name,
    joins: () => presses(at, who, group, "Go in"),
    consents: () => presses(at, who, group, "I agree"),
    opens: () => presses(at, who, group, "Open the conversation"),
    nexts: () => next(at, group),
    async writes(text, isNoPerson = false) {
      await form("Write");
      if (who.modal()) who.fills({ [words()]: text });
      const sent = await sends();
      if (!isNoPerson || sent.isTaken) return sent;
      await who.presses(alone(who, hall), "It is not a person: send");
      await at.settles();
      const said = plain(alone(who, hall).text);
      return { isTaken: !said.includes("⚠"), said, kept: "" };
    },
    async mine() {
      await page(at, who, group);
      await turnsTo(at, who, group, "Show what I sent");
      await who.presses(alone(who, hall), "Show what I sent");
      await at.idle();
      return plain(alone(who, hall).text);
    },
    async changes(to) {
      await this.mine();
      await who.presses(alone(who, hall), "Change your words");
      await at.idle();
      who.fills({ [words()]: to });
      return sends();
    },
    async withdraws() {
      await this.mine();
      await who.presses(alone(who, hall), "Withdraw");
      await at.settles();
    },
    async votes(first) {
      await form("Judge");
      const [menu] = alone(who, hall).menus;
      if (!menu) return { isTaken: false, said: plain(alone(who, hall).text), kept: "" };
      await ranks(at, who, group, Math.max(0, menu.options.indexOf(first)));
      const said = plain(alone(who, hall).text);
      return { isTaken: !said.includes("⚠"), said, kept: "" };
    },
    async says(text) {
      await form("Say it");
      if (who.modal()) who.fills({ [words()]: text });
      return sends();
    },
    async passes() {
      const card = floorCards(who, group).at(-1);
      if (!card) throw new Error("there is no card of the floor");
      await who.presses(card, "I’m done");
      await at.idle();
    },
    clears: () => presses(at, who, group, "Nothing points to anyone"),
    async reads() {
      const own = await page(at, who, group);
      return [own, ...who.sees(hall).map(plain)].join("\n");
    },
  };
}
