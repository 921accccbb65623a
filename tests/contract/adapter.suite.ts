import { afterEach, describe, expect, test } from "vitest";

/** What became of words that somebody sent. */
export interface Sent {
  readonly isTaken: boolean;
  /** All that they then read of it. */
  readonly said: string;
  /** What stands in the field again; empty when it was taken. */
  readonly kept: string;
}

/** One person at a door, and what they do there with their hands. */
export interface Seat {
  readonly name: string;
  joins(): Promise<void>;
  consents(): Promise<void>;
  /** `isNoPerson`: says of a word that looks like a name that it is none. */
  writes(words: string, isNoPerson?: boolean): Promise<Sent>;
  /** What they are shown of their own when they ask. */
  mine(): Promise<string>;
  /** Changes what they wrote; they wrote one thing. */
  changes(to: string): Promise<Sent>;
  withdraws(): Promise<void>;
  /** Ranks the contributions, beginning with this one. */
  votes(first: string): Promise<Sent>;
  says(words: string): Promise<Sent>;
  passes(): Promise<void>;
  /** Lets the summary go as it is. */
  clears(): Promise<void>;
  /** Everything of the conversation that they can read now, at the door and in the room. */
  reads(): Promise<string>;
}

export interface Lead extends Seat {
  opens(): Promise<void>;
  /** "Next", and the time in which it can be undone and in which everybody finishes. */
  nexts(): Promise<void>;
}

export interface Table {
  readonly lead: Lead;
  readonly voices: readonly Seat[];
  passes(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** Plans a typed conversation with a facilitator and these people. */
export type Door = (method: "ngt" | "circle", people: readonly string[]) => Promise<Table>;

const PEOPLE = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash"] as const;
const idea = (index: number): string => `Thought ${index + 1}: in turn`;

/** What every door does alike. */
export function adapterSuite(name: string, open: Door): void {
  describe(`a door: ${name}`, () => {
    let table: Table | null = null;
    afterEach(async () => {
      await table?.stop();
      table = null;
    });
    async function inTheFirstRound(method: "ngt" | "circle"): Promise<Table> {
      const made = (table = await open(method, PEOPLE));
      for (const seat of [made.lead, ...made.voices]) await seat.joins();
      await made.lead.opens();
      for (const voice of made.voices) await voice.consents();
      await made.lead.nexts();
      return made;
    }
    const first = ({ voices: [one] }: Table): Seat => one as Seat;

    test("nobody reads anything before they came in and accepted the terms", async () => {
      const made = (table = await open("ngt", PEOPLE));
      await made.lead.joins();
      await made.lead.opens();
      await first(made).joins();
      expect(await first(made).reads()).not.toMatch(/Write in silence/);
      await first(made).consents();
      expect(await first(made).reads()).toMatch(/Write in silence/);
    }, 60_000);

    test("what was written is read by nobody until it is released, and then by all, without a name", async () => {
      const made = await inTheFirstRound("ngt");
      for (const [index, voice] of made.voices.entries())
        expect(await voice.writes(idea(index))).toMatchObject({ isTaken: true, kept: "" });
      for (const seat of [made.lead, ...made.voices]) expect(await seat.reads()).not.toMatch(/Thought \d/);
      await made.lead.nexts();
      for (const seat of [made.lead, ...made.voices]) {
        const read = await seat.reads();
        for (let index = 0; index < made.voices.length; index++) expect(read).toContain(idea(index));
        expect(linesOf(read).filter((line) => line.includes("Thought") && PEOPLE.some((each) => line.includes(each)))).toEqual([]);
      }
    }, 60_000);

    test("one's own words are shown when asked for, changed, and taken back", async () => {
      const made = await inTheFirstRound("ngt");
      const [one, other, ...rest] = made.voices as [Seat, Seat, ...Seat[]];
      await one.writes("The first wording");
      await other.writes("To be taken back");
      expect(await one.mine()).toContain("The first wording");
      expect((await one.changes("Another wording")).isTaken).toBe(true);
      await other.withdraws();
      expect(await other.mine()).not.toContain("To be taken back");
      for (const [index, voice] of rest.entries()) await voice.writes(idea(index));
      await made.lead.nexts();
      const read = await made.lead.reads();
      expect(read).toContain("Another wording");
      expect(read).not.toMatch(/The first wording|To be taken back/);
    }, 60_000);

    test("words that lead to a person are handed back whole, with the reason", async () => {
      const made = await inTheFirstRound("ngt");
      const words = "Ask somebody@example.org about it";
      const sent = await first(made).writes(words);
      expect(sent).toMatchObject({ isTaken: false, kept: words });
      expect(sent.said).toContain("There is an e-mail address in it");
      expect(await first(made).mine()).not.toContain("somebody@");
    }, 60_000);

    test("a word that may be a name is handed back, and taken when its writer says that it is none", async () => {
      const made = await inTheFirstRound("ngt");
      const words = "Plant an elm at every gauge";
      expect(await first(made).writes(words)).toMatchObject({ isTaken: false, kept: words });
      expect((await first(made).writes(words, true)).isTaken).toBe(true);
      expect(await first(made).mine()).toContain(words);
    }, 60_000);

    test("ballots are counted, nobody's is shown, and the summary is released when all let it go", async () => {
      const made = await inTheFirstRound("ngt");
      for (const [index, voice] of made.voices.entries()) await voice.writes(idea(index));
      for (let step = 0; step < 3; step++) await made.lead.nexts();
      for (const voice of made.voices) expect(await voice.votes(idea(2))).toMatchObject({ isTaken: true });
      const ranked = async (): Promise<string> => linesOf(await first(made).reads()).find((line) => /^1\b.*Thought/.test(line)) ?? "";
      expect(await ranked()).toBe("");
      for (let step = 0; step < 2; step++) await made.lead.nexts();
      expect(await ranked()).toContain(idea(2));
      for (const voice of made.voices) await voice.votes(idea(2));
      await made.lead.nexts();
      await made.passes(5_000);
      await made.lead.nexts();
      await made.passes(60_000);
      expect(await first(made).reads()).not.toMatch(RELEASED);
      for (const voice of made.voices) await voice.clears();
      await made.passes(10_000);
      expect(await first(made).reads()).toMatch(RELEASED);
    }, 120_000);

    test("in a circle each speaks in their turn, is heard by all under their name, and whoever passes is not waited for", async () => {
      const made = await inTheFirstRound("circle");
      await made.passes(5_000);
      const turn = async (): Promise<Seat> => {
        const read = plain(await made.lead.reads());
        const now = /Now: (\w+)/.exec(read)?.[1];
        const found = made.voices.find((voice) => voice.name === now);
        if (!found) throw new Error(`nobody has the floor: ${read}`);
        return found;
      };
      const speaker = await turn();
      const silent = made.voices.find((voice) => voice !== speaker) as Seat;
      expect((await silent.says("Out of turn")).isTaken).toBe(false);
      expect((await speaker.says("I begin with the gauge")).isTaken).toBe(true);
      await made.passes(1_000);
      const heard = plain(await silent.reads());
      expect(linesOf(heard).some((line) => line.includes("I begin with the gauge") && line.includes(speaker.name))).toBe(true);
      expect(heard).not.toContain("Out of turn");
      await speaker.passes();
      await made.passes(5_000);
      expect((await turn()).name).not.toBe(speaker.name);
    }, 60_000);
  });
}

/** What a door says of a summary that is there for all. */
const RELEASED = /The summary, cleared by those who took part|Download/;

const linesOf = (read: string): readonly string[] => read.split("\n").map((line) => line.trim());
/** Without the marks that keep names of another direction apart. */
const plain = (read: string): string => read.replaceAll(/[\u2066-\u2069]/g, "");
