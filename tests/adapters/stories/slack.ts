import { until } from "../../fakes/slack/until.ts";
import type { Person } from "../../fakes/slack/person.ts";
import type { Ack, Call } from "../../fakes/slack/recorder.ts";
import { bodyOf, stringsIn } from "../slack/leaks.ts";
import { aWorkspace, closed, page, planned, QUESTION, type Group, type Way, type Workspace } from "../slack/table.ts";
import { heldBy, labelled, withoutIsolates } from "./labels.ts";
import type { Seat, Showing, Stage } from "./stage.ts";
import { LEAD, peopleOf, type Story } from "./story.ts";

/** A story on a fake Slack, from its planning form on. */
export async function onSlack(story: Story, way: Way = "socket"): Promise<Stage> {
  const at = await aWorkspace(way);
  const people = new Map(peopleOf(story).map((name) => [name, at.fake.person(name)]));
  const [first, second] = story.sides;
  const of = (names: readonly string[]): Person[] => names.flatMap((name) => people.get(name) ?? []);
  const group = await planned(
    at,
    new RegExp(`^${story.method}`),
    {
      Title: story.title,
      [QUESTION]: story.question,
      "People (of the first side, if there are sides)": of(first.people),
      "Name of the first side": first.name,
      "People of the second side": of(second.people),
      "Name of the second side": second.name,
    },
    of(peopleOf(story)),
  );
  const heard = hearing(at);
  const all = new Map([[LEAD, group.lena], ...people]);
  return {
    seats: new Map([...all].map(([name, who]) => [name, seat(at, group, who, heard)])),
    passes: (ms) => heard.during(null, () => at.passes(ms)),
    files: async (name) => filesOf(all.get(name) as Person, group),
    faults: () => [...at.fake.violations.map((each) => JSON.stringify(each)), ...at.faults],
    stop: () => at.stop(),
  };
}

export const filesOf = (who: Person, { hall }: Group): readonly string[] =>
  who.messages(hall).flatMap((message) => message.files.map((title) => who.downloads(message, title)));

export function seat(at: Workspace, group: Group, who: Person, heard: Hearing): Seat {
  const offers = (button: string): boolean => who.modal()?.buttons.includes(button) ?? false;

  /** Turns the leaves of the page until the button is there. */
  async function finds(button: string): Promise<void> {
    await page(who, group);
    heard.opened(who);
    while (!offers(button)) {
      if (!offers("More")) throw new Error(`${who.name} sees no "${button}": ${who.modal()?.text ?? "nothing"}`);
      await who.presses("modal", "More");
    }
  }
  return {
    presses: (button, beside) =>
      heard.during(who, async () => {
        await finds(button);
        await who.presses("modal", button, beside === undefined ? {} : { beside });
        await at.settles();
        await closed(who);
      }),
    sends: ({ button }, entries) =>
      heard.during(who, async () => {
        await finds(button);
        await who.presses("modal", button);
        await until(`the form "${button}"`, () => who.modal()?.submit);
        heard.opened(who);
        for (const [label, entry] of Object.entries(entries)) {
          const field = labelled(who.modal()?.fields ?? [], label);
          await who.fills({ [field.label]: heldBy(field.options ?? [], entry) });
        }
        const sent = await who.submits();
        const shown = who.modal()?.text ?? "";
        if (sent.modal === "errors" || sent.answered === "not sent" || shown.includes("⚠"))
          throw new Error(`"${button}" was not taken: ${JSON.stringify(sent)} ${shown}`);
        await at.settles();
        await closed(who);
      }),
    reads: () =>
      heard.during(who, async () => {
        let read = await page(who, group);
        heard.opened(who);
        while (offers("More")) {
          await who.presses("modal", "More");
          read += `\n${who.modal()?.text ?? ""}`;
        }
        await closed(who);
        return withoutIsolates(read);
      }),
    shown: () => heard.by(who),
  };
}

const wordsIn = (sent: Call | Ack): string => withoutIsolates(stringsIn(bodyOf(sent)).all.join("\n"));

export interface Hearing {
  /** What is sent to no channel meanwhile is for this person. */
  during<T>(who: Person | null, work: () => Promise<T>): Promise<T>;
  /** The modal that this person has before them may still be changed when somebody else acts. */
  opened(who: Person): void;
  /** How much was sent before what goes on now. */
  count(): number;
  by(who: Person): readonly Showing[];
}

/** Everything the program ever sent, by who was shown it. */
export function hearing({ fake }: Pick<Workspace, "fake">): Hearing {
  const told: { readonly to: (who: Person) => boolean; readonly words: string }[] = [];
  const seen = { calls: 0, acks: 0 };
  const views = new Map<string, Person>();
  const inChannel = (id: string) => (who: Person) => fake.channels.find((each) => each.id === id)?.members.has(who.id) ?? false;
  function keep(actor: Person | null): void {
    for (const call of fake.calls.slice(seen.calls)) {
      const { channel, user, user_id: home, view_id: view = "" } = call.arguments as Readonly<Record<string, string | undefined>>;
      const only = user ?? home ?? views.get(view)?.id;
      const to = only ? (who: Person) => who.id === only : channel ? inChannel(channel) : (who: Person) => who === actor;
      told.push({ to, words: wordsIn(call) });
    }
    for (const ack of fake.acks.slice(seen.acks)) told.push({ to: (who) => who === actor, words: wordsIn(ack) });
    seen.calls = fake.calls.length;
    seen.acks = fake.acks.length;
  }
  return {
    async during(who, work) {
      keep(null);
      try {
        return await work();
      } finally {
        keep(who);
      }
    },
    count() {
      keep(null);
      return told.length;
    },
    opened: (who) => void views.set(who.modal()?.id ?? "", who),
    by: (who) => told.flatMap(({ to, words }, moment) => (to(who) ? [{ words, moment: String(moment) }] : [])),
  };
}
