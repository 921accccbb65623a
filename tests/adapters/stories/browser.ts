import { aBrowser, ADDRESS, aPlan, aRoom, claim, planned, type Browser } from "../web/visitor.ts";
import { formsIn, readable, type FormShown } from "./html.ts";
import { labelled, withoutIsolates } from "./labels.ts";
import type { Entries, Seat, Showing, Stage } from "./stage.ts";
import { LEAD, type Story } from "./story.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;

/** A story in a browser for each person, from the host's planning page on. */
export async function inBrowsers(story: Story): Promise<Stage> {
  const room = await aRoom();
  const people = story.sides.flatMap(({ name, people: own }) => own.map((who) => `${who}, delegate, ${name}`));
  const links = await planned(room, {
    ...aPlan,
    protocol: story.protocol,
    title: story.title,
    question: story.question,
    facilitator: LEAD,
    speech: "typed",
    "side.1": story.sides[0].name,
    "side.2": story.sides[1].name,
    people: people.join("\n"),
  });
  const seats = new Map<string, Seat>();
  const at = new Map<string, { browser: Browser; place: string }>();
  for (const [name, address] of links) {
    const browser = aBrowser(room.app);
    const place = await claim(browser, `${ADDRESS}${new URL(address).pathname}`);
    at.set(name, { browser, place });
    seats.set(name, seat(room, name, browser, place));
  }
  return {
    seats,
    passes: (ms) => room.queue.runUntil(room.clock.now() + ms),
    async files(name) {
      const { browser, place } = at.get(name) as { browser: Browser; place: string };
      const files: string[] = [];
      for (let number = 1; ; number++) {
        const answer = await browser.go(`/r/${place}/artefact/${number}.md`);
        if (!answer.ok) return files;
        files.push(await answer.text());
      }
    },
    faults: () => room.failed,
    stop: () => room.close(),
  };
}

function seat(room: Room, name: string, browser: Browser, place: string): Seat {
  const shown: Showing[] = [];
  const keep = (): void => void shown.push({ words: withoutIsolates(browser.page()), moment: String(room.clock.now()) });
  async function opens(): Promise<void> {
    await browser.go(`/r/${place}`);
    keep();
  }
  async function sent(form: FormShown, given: URLSearchParams): Promise<void> {
    for (const [field, value] of form.hidden) given.append(field, value);
    const answer = await browser.go(`/r/${place}/do`, {
      method: "POST",
      body: given.toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    keep();
    if (!answer.ok) throw new Error(`${name}'s "${form.button}" was not taken: ${readable(browser.page())}`);
  }
  return {
    async presses(button, beside) {
      await opens();
      const found = formsIn(browser.page()).filter(
        (form) =>
          form.fields.length === 0 &&
          // "Next" names what it leads to.
          (form.button === button || form.button.startsWith(`${button}: `)) &&
          (beside === undefined || form.beside.endsWith(`· ${beside}`)),
      );
      const [form] = found;
      if (!form || found.length > 1) throw new Error(`${name} sees ${found.length} of "${button}": ${readable(browser.page())}`);
      await sent(form, new URLSearchParams());
    },
    async sends({ command, args = {}, button }, entries) {
      await opens();
      const form = formsIn(browser.page()).find(
        (each) =>
          each.fields.length > 0 &&
          each.hidden.get("command") === command &&
          Object.entries(args).every(([field, value]) => each.hidden.get(field) === value),
      );
      if (!form) throw new Error(`${name} sees no form "${button}": ${readable(browser.page())}`);
      await sent(form, filled(form, entries));
    },
    async reads() {
      await opens();
      return withoutIsolates(readable(browser.page()));
    },
    shown: () => [...shown],
  };
}

function filled(form: FormShown, entries: Entries): URLSearchParams {
  const given = new URLSearchParams();
  for (const [label, entry] of Object.entries(entries)) {
    const { name: field, options } = labelled(form.fields, label);
    for (const words of typeof entry === "string" ? [entry] : entry) {
      const option = options.find((each) => withoutIsolates(each.words) === words);
      if (options.length > 0 && !option) throw new Error(`"${words}" is not among ${options.map((each) => each.words).join(" | ")}`);
      given.append(field, option?.value ?? words);
    }
  }
  return given;
}
