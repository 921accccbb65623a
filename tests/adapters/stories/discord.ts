import type { Person } from "../../fakes/discord/person.ts";
import type { Call } from "../../fakes/discord/recorder.ts";
import { bodyOf, readerOf, stringsIn } from "../discord/leaks.ts";
import { alone, aServer, page, plain, planned, type Group, type Server } from "../discord/table.ts";
import { heldBy, isSame, labelled, withoutIsolates } from "./labels.ts";
import type { Entries, Seat, Showing, Stage } from "./stage.ts";
import { peopleOf, type Story } from "./story.ts";

/** A story on a fake Discord, from its planning form on. */
export async function onDiscord(story: Story): Promise<Stage> {
  const at = await aServer();
  const [first, second] = story.sides;
  const group = await planned(at, new RegExp(`^${story.method}`), peopleOf(story), {
    words: {
      Title: story.title,
      "Question put to the people (many methods ask…": story.question,
      "Name of the first side": first.name,
      "Name of the second side": second.name,
    },
    people: { "People (of the first side, if there are sides)": first.people, "People of the second side": second.people },
  });
  const all = new Map([group.lena, ...group.voices].map((who) => [who.name, who]));
  const shownTo = hearing(at);
  return {
    seats: new Map([...all].map(([name, who]) => [name, seat(at, group, who, shownTo)])),
    passes: at.passes,
    files: async (name) => filesOf(all.get(name) as Person, group),
    faults: () => [...[...at.fake.violations, ...at.fake.publicReplies].map((each) => JSON.stringify(each)), ...at.faults],
    stop: () => at.stop(),
  };
}

const SURE = "Yes, I mean it";
const FILE = "summary.md";
export const filesOf = (who: Person, { hall }: Group): readonly string[] =>
  who.messages(hall).flatMap((message) => (message.attachments.includes(FILE) ? [who.downloads(message, FILE)] : []));

export function seat(at: Server, group: Group, who: Person, shownTo: (who: Person) => readonly Showing[]): Seat {
  const { hall } = group;
  const sheet = () => alone(who, hall);

  /** Turns the leaves of the page until the button is there, beside these words. */
  async function pressed(button: string, beside?: string): Promise<void> {
    await page(at, who, group);
    while (!isHere(button, beside)) {
      if (!sheet().buttons.includes("More")) throw new Error(`${who.name} sees no "${button}": ${sheet().text}`);
      await who.presses(sheet(), "More");
      await at.idle();
    }
    await who.presses(sheet(), button, beside === undefined ? {} : { beside });
    await at.idle();
    // What can not be taken back is asked once more.
    if (sheet().buttons.includes(SURE)) await who.presses(sheet(), SURE);
    await at.settles();
  }
  const isHere = (button: string, beside?: string): boolean =>
    sheet().buttons.includes(button) && (beside === undefined || sheet().text.includes(beside));

  /** In a window; or in a message with menus, whose words have a window of their own. */
  async function filled(entries: Entries): Promise<void> {
    if (!who.modal()) {
      const words = new Map(Object.entries(entries));
      for (const { placeholder, options } of sheet().menus) {
        const [label, entry] = [...words].find(([each]) => isSame(placeholder, each)) ?? [];
        if (label === undefined || entry === undefined) continue;
        await who.picks(sheet(), placeholder, heldBy(options, entry));
        words.delete(label);
        await at.idle();
      }
      if (words.size > 0) {
        await who.presses(sheet(), "Write");
        await at.idle();
        types(Object.fromEntries(words));
        await who.submits();
        await at.settles();
      }
      await who.presses(sheet(), sheet().buttons.at(-1) ?? "");
    } else {
      types(entries);
      await who.submits();
    }
    await at.settles();
  }
  function types(entries: Entries): void {
    for (const [label, entry] of Object.entries(entries)) {
      const field = labelled(who.modal()?.fields ?? [], label);
      who.fills({ [field.label]: heldBy(field.options, entry) });
    }
  }
  return {
    presses: pressed,
    async sends({ button }, entries) {
      await pressed(button);
      await filled(entries);
      if (who.modal() !== null || sheet().text.includes("⚠")) throw new Error(`"${button}" was not taken: ${sheet().text}`);
    },
    async reads() {
      const leaves = [await page(at, who, group)];
      while (sheet().buttons.includes("More")) {
        await who.presses(sheet(), "More");
        await at.idle();
        leaves.push(plain(sheet().text));
      }
      return withoutIsolates(leaves.join("\n"));
    },
    shown: () => shownTo(who),
  };
}

/** Everything the program ever sent that this person reads: alone, or in a channel they are in. */
export function hearing({ fake }: Pick<Server, "fake">): (who: Person) => readonly Showing[] {
  const words = new Map<Call, string>();
  const wordsIn = (call: Call): string => {
    const known = words.get(call) ?? withoutIsolates(plain(stringsIn(bodyOf(call)).all.join("\n")));
    words.set(call, known);
    return known;
  };
  return (who) =>
    fake.calls.flatMap((call, moment) => (isReadBy(fake, call, who) ? [{ words: wordsIn(call), moment: String(moment) }] : []));
}

function isReadBy(fake: Server["fake"], call: Call, who: Person): boolean {
  const reader = readerOf(fake, call);
  if (reader !== null) return reader === who.id;
  const [, , id] = call.path.split("/");
  const channel = fake.channels.find((each) => each.id === id);
  return channel !== undefined && who.canSee(channel);
}
