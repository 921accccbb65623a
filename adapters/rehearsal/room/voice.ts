import type { Random } from "../../../src/model/command.ts";
import { commandOf, type Filled, type PageForm } from "./forms.ts";
import type { Manner } from "./staging.ts";
import { offered, press, remember, times, type Memory, type Move } from "./moves.ts";

/** An invented delegate, as far as they decide what to do. */
export interface Voice extends Memory, Manner {
  readonly chance: Random;
}

/** What this delegate does next, by what their page offers and by nothing else. */
export function moveOf(voice: Voice, forms: readonly PageForm[]): Move {
  const door = offered(forms, "join") ?? offered(forms, "consent");
  if (door) return press(door);
  return writes(voice, forms) ?? judges(voice, forms) ?? clears(voice, forms) ?? speaks(voice, forms);
}

/** Those that are new; a card that was sent before has its own form. */
function writes(voice: Voice, forms: readonly PageForm[]): Move {
  const form = forms.find((each) => commandOf(each) === "idea" && each.texts.every(({ value }) => value === ""));
  const card = form && voice.cards(pathOf(form))[times(voice, form, "idea")];
  if (!form || card === undefined) return null;
  remember(voice, form, "idea");
  return press(form, { words: card, ...chosen(form, voice.chance) });
}

function judges(voice: Voice, forms: readonly PageForm[]): Move {
  const form = forms.find((each) => commandOf(each) === "vote" && each.choices.length + each.numbers.length > 0);
  if (!form || times(voice, form, "vote") > 0) return null;
  remember(voice, form, "vote");
  return press(form, form.numbers.length > 0 ? dotted(form, voice.chance) : chosen(form, voice.chance));
}

/** Nothing points to anybody; a merge may stay. */
function clears(voice: Voice, forms: readonly PageForm[]): Move {
  const form = forms.find((each) => commandOf(each) === "object" && each.ticks.length === 0);
  if (!form || times(voice, form, "object") > 0) return null;
  remember(voice, form, "object");
  return press(form);
}

function speaks(voice: Voice, forms: readonly PageForm[]): Move {
  const say = offered(forms, "say");
  const line = say && voice.lines(pathOf(say))[times(voice, say, "say")];
  const done = offered(forms, "floor", { do: "done" });
  if (done) return hasTheFloor(voice, forms, done, say, line);
  const point = records(voice, forms);
  if (point) return point;
  // An open floor: whoever has something to say says it.
  if (say && line !== undefined && times(voice, say, "say") < voice.turns) return says(voice, say, line);
  // Seats in the middle: one sits once, says what there is to say, and makes room.
  const take = offered(forms, "floor", { do: "take" });
  if (take && voice.lines(pathOf(take)).length > 0 && times(voice, take, "take") === 0) {
    remember(voice, take, "take");
    return press(take);
  }
  const stand = offered(forms, "floor", { do: "stand" });
  if (stand) return press(stand);
  const raise = offered(forms, "floor", { do: "raise" });
  if (raise && times(voice, raise, "raise") < voice.turns) {
    remember(voice, raise, "raise");
    return press(raise);
  }
  const pass = offered(forms, "pass");
  // In a circle the piece comes by: whoever has nothing left to say lets it pass by before it comes.
  if (pass && times(voice, pass, "say") >= voice.lines(pathOf(pass)).length) return press(pass);
  return pass || offered(forms, "floor", { do: "lower" }) ? "waits" : null;
}

function hasTheFloor(voice: Voice, forms: readonly PageForm[], done: PageForm, say?: PageForm, line?: string): Move {
  // Until somebody has given a sign in their turn, the page asks whether they are there.
  const isFresh = offered(forms, "floor", { do: "here" }) !== undefined;
  if (isFresh && say && line !== undefined) return says(voice, say, line);
  return press((isFresh && offered(forms, "pass")) || done);
}

function says(voice: Voice, form: PageForm, words: string): Move {
  remember(voice, form, "say");
  return press(form, { words });
}

/** A point goes on the list after one has spoken. */
function records(voice: Voice, forms: readonly PageForm[]): Move {
  const form = offered(forms, "floor", { do: "capture" });
  const point = form && voice.points(pathOf(form))[times(voice, form, "capture")];
  if (!form || point === undefined || times(voice, form, "say") === 0) return null;
  remember(voice, form, "capture");
  return press(form, { words: point });
}

const pathOf = (form: PageForm): string => form.hidden.get("path") ?? "";

/** Every choice is made, and no option twice: people who have talked agree on most, so each begins near the front. */
function chosen({ choices }: PageForm, chance: Random): Filled {
  const left = new Map<string, string[]>();
  return Object.fromEntries(
    choices.map(({ name, options }) => {
      const list = name.replace(/\.\d+$/, "");
      const open = left.get(list) ?? [...options];
      left.set(list, open);
      return [name, open.splice(chance.int(Math.min(3, open.length)), 1)[0] ?? ""];
    }),
  );
}

function dotted({ numbers, total }: PageForm, chance: Random): Filled {
  const given = new Map<string, number>();
  for (let dot = 0; dot < total; dot++) {
    const open = numbers.filter(({ name, most }) => (given.get(name) ?? 0) < most);
    const at = open[chance.int(Math.max(1, open.length))];
    if (at) given.set(at.name, (given.get(at.name) ?? 0) + 1);
  }
  return Object.fromEntries([...given].map(([name, count]) => [name, String(count)]));
}
