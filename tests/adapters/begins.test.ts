import { afterEach, describe, expect, test } from "vitest";
import { inputsIn } from "../../adapters/begins.ts";
import { cut } from "../../adapters/chat/text.ts";
import { say } from "../../src/cards/messages.ts";
import { aProtocol } from "../protocol/builders.ts";
import * as discord from "./discord/table.ts";
import * as slack from "./slack/table.ts";

const BEGINS = say("en", "chat.plan.begins");
const { inputs: ONE } = aProtocol("consent");
const { inputs: TWO } = aProtocol("rand-ucla");
const { inputs: THREE } = aProtocol("crisis-exercise");

describe("what a method begins with, in one field", () => {
  test("is all of it, where that is one thing", () => {
    expect(inputsIn(ONE, "A proposal\n===\nand its aim", 0)).toEqual({ proposal: "A proposal\n===\nand its aim" });
    expect(inputsIn([], "nothing is asked for", 0)).toEqual({});
  });

  test("is set apart by a line of three equals signs, where it is several; a longer line stands under a heading", () => {
    expect(inputsIn(TWO, "Evidence\n=====\nas it is\n ===\nFlush the gates\n\nMove the gauge", 0)).toEqual({
      dossier: "Evidence\n=====\nas it is",
      indications: ["Flush the gates", "Move the gauge"],
    });
    expect(inputsIn(TWO, "Evidence\n===\nOne\n===\nTwo", 0)).toBeNull();
  });

  test("begins with what is required, and of texts for passes has a line of hyphens between them", () => {
    expect(inputsIn(THREE, "A town\n===\nThe bridge is shut\n---\nThe bridge is gone", 2)).toEqual({
      fiction: "A town",
      injects: ["The bridge is shut", "The bridge is gone"],
    });
    expect(inputsIn(THREE, "A town\n===\nMorning\n===\nIt held", 2)).toMatchObject({ adjudications: ["It held"] });
  });
});

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const EXPERTS = ["Cedar", "Birch", "Fir", "Elm", "Oak", "Ash", "Rowan", "Alder", "Yew"];
const BOTH = "What is known of the gauges.\n===\nRead them at dawn\nRead them at noon";

describe("a method that begins with two things", () => {
  test("is planned in Slack, and the form that lacks one says in which order they stand", async () => {
    const at = await slack.aWorkspace();
    stops.push(() => at.stop());
    const wrong = slack.planned(at, /RAND/, { [BEGINS]: "What is known of the gauges." }, EXPERTS);
    await expect(wrong).rejects.toThrow(/The measures or cases to be rated.*is missing.*1\. The evidence.*; 2\. The measures/s);
  });

  test("is planned in Slack from one field", async () => {
    const at = await slack.aWorkspace();
    stops.push(() => at.stop());
    const { lena, hall } = await slack.planned(at, /RAND/, { [BEGINS]: BOTH }, EXPERTS);
    await at.settles();
    expect(lena.sees(hall).join("\n")).toContain("Sharing the river");
    expect(at.fake.violations).toEqual([]);
  });

  test("is planned in Discord from one field", async () => {
    const at = await discord.aServer();
    stops.push(() => at.stop());
    const { lena, hall } = await discord.planned(at, /RAND/, EXPERTS, { words: { [cut(BEGINS, 45)]: BOTH } });
    expect(lena.sees(hall).join("\n")).toContain("Sharing the river");
    expect(at.fake.violations).toEqual([]);
  });
});
