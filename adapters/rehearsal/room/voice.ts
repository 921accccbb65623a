import type { Random } from "../../../src/model/command.ts";
import { commandOf, type Filled, type PageForm } from "./forms.ts";
import { offered, press, remember, times, type Memory, type Move } from "./moves.ts";

/** An invented delegate, as far as they decide what to do. */
export interface Voice extends Memory {
  readonly chance: Random;
  /** What they write, one for each card. */
  readonly cards: readonly string[];
  /** What they say when they have the floor, and how often they want it in one round. */
  readonly lines: readonly string[];
  readonly turns: number;
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
  const card = form && voice.cards[times(voice, form, "idea")];
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
  const done = offered(forms, "floor", { do: "done" });
  const line = say && voice.lines[times(voice, say, "say") % Math.max(1, voice.lines.length)];
  if (done) {
    const isSaid = !say || times(voice, done, "say") > times(voice, done, "done");
    remember(voice, done, isSaid ? "done" : "say");
    return isSaid ? press(done) : press(say, { words: line ?? "" });
  }
  // An open floor: whoever has something to say says it.
  if (say && line !== undefined && times(voice, say, "say") < voice.turns) {
    remember(voice, say, "say");
    return press(say, { words: line });
  }
  const raise = offered(forms, "floor", { do: "raise" });
  if (raise && times(voice, raise, "raise") < voice.turns) {
    remember(voice, raise, "raise");
    return press(raise);
  }
  return offered(forms, "floor", { do: "lower" }) || offered(forms, "pass") ? "waits" : null;
}

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
