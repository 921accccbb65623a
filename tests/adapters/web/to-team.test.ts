import { expect, test } from "vitest";
import { seated } from "./seated.ts";
import { aBrowser, aRoom, claim, planned } from "./visitor.ts";

const VOICES = ["Cedar", "Birch", "Elm", "Fir"].map((name) => `${name}, delegate, Upper`);
const OTHERS = ["Rowan", "Hazel", "Ash", "Yew"].map((name) => `${name}, delegate, Lower`);
const sides = { "side.1": "Upper", "side.2": "Lower" };
const people = [...VOICES, ...OTHERS, "Owl, observer"].join("\n");

test("an interpreter is asked for only where there is one", async () => {
  const signal = 'name="signal" value="interpreter"';
  const without = await seated(await aRoom(), { ...sides, people });
  expect(await without.of("Cedar").page()).not.toContain(signal);
  expect(await without.of("Cedar").page()).toContain('name="signal" value="worry"');
  const interpreted = await seated(await aRoom(), { ...sides, people: `${people}\nWren, interpreter` });
  expect(await interpreted.of("Cedar").page()).toContain(signal);
});

test("listening stands apart from the signs, says what it means, and is for those who have a voice", async () => {
  const { of } = await seated(await aRoom(), { ...sides, people });
  const page = await of("Cedar").page();
  expect(page.split('<section class="to-team">')[1]?.split("</section>")[0]).not.toContain("I only listen");
  expect(page).toMatch(/<summary>I only listen for now<\/summary>\s*<p>Nobody waits for you then/);
  expect(await of("Owl").page()).not.toContain("I only listen");
});

test("whoever was set to listen is told so above the rounds, with the way back", async () => {
  const { of, sage } = await seated(await aRoom(), { ...sides, people });
  const cedar = of("Cedar");
  const person = /name="person" value="([^"]+)"/.exec(await cedar.page())?.[1] ?? "";
  await sage.act("listen", { person, on: "yes" });
  const page = await cedar.page();
  expect(page.indexOf("You are listening:")).toBeGreaterThan(0);
  expect(page.indexOf("You are listening:")).toBeLessThan(page.indexOf('class="round"'));
  expect(page.split("I take part again</button>")).toHaveLength(2);
  expect(page).not.toContain("I only listen");
  await cedar.act("listen", { person, on: "no" });
  expect(await cedar.page()).not.toContain("You are listening:");
});

test("what is said to one side reaches whoever interprets, who is listed before it is sent", async () => {
  const { of, sage } = await seated(await aRoom(), { ...sides, people: `${people}\nWren, interpreter` });
  const side = /name="side" id="[^"]*" value="([^"]+)" \/><label for="[^"]*"><bdi dir="auto">Upper/.exec(await sage.page())?.[1] ?? "";
  await sage.browser.post(`/r/${sage.seat}/announce`, { csrf: sage.browser.csrf(), side, words: "Coffee is on the left" });
  const check = sage.browser.page();
  expect(check).toContain("Upper, the team and whoever interprets, 6 people:");
  for (const name of ["Sage", "Wren", "Cedar"]) expect(check).toContain(`<bdi dir="auto">${name}</bdi>`);
  for (const name of ["Rowan", "Owl"]) expect(check).not.toContain(name);
  await sage.act("announce", { side, words: "Coffee is on the left" });
  for (const [name, reads] of [
    ["Wren", true],
    ["Cedar", true],
    ["Rowan", false],
    ["Owl", false],
  ] as const)
    expect((await of(name).page()).includes("Coffee is on the left")).toBe(reads);
});

test("a worry, which has no name, may be answered to all in one tap, looked at before it is sent", async () => {
  const { of, sage } = await seated(await aRoom());
  const cedar = of("Cedar");
  await cedar.page();
  await cedar.browser.post(`/r/${cedar.seat}/signal`, { csrf: cedar.browser.csrf(), signal: "slow" });
  expect(await sage.page()).not.toContain("Say to all: you can write to us");
  await cedar.page();
  await cedar.browser.post(`/r/${cedar.seat}/signal`, { csrf: cedar.browser.csrf(), signal: "worry" });
  const form = /<form[^>]*\/announce" class="small-form"[^]*?<\/form>/.exec(await sage.page())?.[0] ?? "";
  expect(form).toContain("Say to all: you can write to us");
  const words = /name="words" value="([^"]+)"/.exec(form)?.[1] ?? "";
  await sage.browser.post(`/r/${sage.seat}/announce`, { csrf: sage.browser.csrf(), side: "", words });
  expect(sage.browser.page()).toContain("Everybody, 7 people:");
  expect(sage.browser.page()).toContain("If something worries you, write to the team");
});

test("whoever leads is not told to tell whoever leads", async () => {
  const room = await aRoom();
  const links = await planned(room);
  const atTheDoor = async (name: string): Promise<string> => {
    const browser = aBrowser(room.app);
    await claim(browser, links.get(name) ?? "");
    return browser.page();
  };
  expect(await atTheDoor("Cedar")).toContain("If you lose it, tell the facilitator.");
  expect(await atTheDoor("Sage")).not.toContain("tell the facilitator");
});
