import { languageFor, languages, say } from "../cards/messages.ts";
import type { Kinds } from "../model/kind.ts";
import type { Input, Mode, Protocol } from "../model/vocabulary.ts";
import type { Plan } from "../model/plan.ts";
import { protocolIn } from "./in-language.ts";
import { loadProtocols } from "./load.ts";
import { planSession } from "./plan.ts";
import type { Prepared } from "./prepared.ts";
import { runnableFaults } from "./runnable.ts";
import { sentence } from "./said.ts";
import { setupSchema, type SetupInput } from "./setup.ts";
import { changedLengths, sketch, type RoundSketch } from "./sketch.ts";
import { aimsOf, suggest, type Aim, type Asked, type Suggestion } from "./suggest.ts";

/** A method as it is offered for planning. */
export interface Offered {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly size: Protocol["size"];
  readonly modes: readonly Mode[];
  /** How many sides it needs; null: none. */
  readonly sides: number | null;
  readonly inputs: readonly Input[];
  /** What the meetings of a group move through; empty: it has no stages. */
  readonly stages: readonly string[];
  readonly rounds: readonly RoundSketch[];
  /** What it can be for, as its rounds tell. */
  readonly aims: readonly Aim[];
  /** Why it can not be run yet; null: it can. */
  readonly refusal: string | null;
}

/** A method that fits the answers to the three questions, in the words of a language. */
export interface Suggested extends Omit<Suggestion, "reasons" | "time" | "warnings"> {
  readonly reasons: readonly string[];
  readonly time: string;
  readonly warnings: readonly string[];
}

/** The protocols of a folder, and sessions made of them. What people read comes in the language of a BCP 47 tag. */
export interface Library {
  protocols(locale?: string): readonly Offered[];
  /** As its file has it. */
  protocol(id: string): Protocol | null;
  /** Two at most, the most fitting first. */
  suggest(asked: Asked, locale: string): readonly Suggested[];
  /** Where the rounds of a planned session are longer or shorter than the protocol says, in minutes. */
  changedLengths(plan: Plan): Readonly<Record<string, number>>;
  plan(
    id: string,
    setup: SetupInput,
    locale: string,
  ): { ok: true; prepared: Prepared; warnings: string[] } | { ok: false; faults: string[] };
}

export async function openLibrary(folder: string, kinds: Kinds, newId: () => string): Promise<Library> {
  const loaded = (await loadProtocols(folder)).flatMap((each) => (each.ok ? [each.protocol] : []));
  const offered = new Map(languages.map(({ tag }) => [tag, loaded.map((protocol) => offer(protocol, kinds, tag))]));
  return {
    protocols: (locale = "en") => offered.get(languageFor(locale).tag) ?? [],
    protocol: (id) => loaded.find((each) => each.id === id) ?? null,
    suggest: (asked, locale) =>
      suggest(loaded, asked, kinds, locale).map(({ reasons, time, warnings, ...rest }) => ({
        ...rest,
        reasons: reasons.map((reason) => sentence(locale, reason)),
        time: sentence(locale, time),
        warnings: warnings.map((warning) => sentence(locale, warning.say)),
      })),
    changedLengths(plan) {
      const protocol = loaded.find((each) => each.id === plan.protocol);
      return protocol ? changedLengths(protocol, plan) : {};
    },
    plan(id, setup, locale) {
      const protocol = loaded.find((each) => each.id === id);
      const read = setupSchema.safeParse({ language: languageFor(locale).tag, ...setup });
      if (!protocol || !read.success) return { ok: false, faults: [say(locale, "protocol.no.form")] };
      const planned = planSession({ protocol, setup: read.data, kinds, newId });
      if (!planned.ok)
        return { ok: false, faults: planned.faults.map(({ wrong, fix }) => `${sentence(locale, wrong)} ${sentence(locale, fix)}`) };
      const { plan, items, texts } = planned;
      return {
        ok: true,
        prepared: { plan, items, texts },
        warnings: planned.warnings.map((warning) => sentence(locale, warning.say)),
      };
    },
  };
}

function offer(loaded: Protocol, kinds: Kinds, locale: string): Offered {
  const protocol = protocolIn(loaded, locale);
  const { id, title, purpose, size, modes, needs, inputs, stages = [] } = protocol;
  return {
    id,
    title,
    purpose,
    size,
    modes,
    sides: needs?.sides ?? null,
    inputs,
    stages,
    rounds: sketch(protocol),
    aims: aimsOf(protocol),
    refusal: refusalOf(protocol, kinds, locale),
  };
}

/** The first thing that keeps a protocol from being run at all, whoever sits in the session. */
function refusalOf(protocol: Protocol, kinds: Kinds, locale: string): string | null {
  const fault = runnableFaults(protocol, protocol.modes[0] as Mode, protocol.needs?.sides ?? 0, kinds)[0];
  return fault ? sentence(locale, fault.wrong) : null;
}
