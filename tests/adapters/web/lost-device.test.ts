import { afterAll, beforeAll, expect, test } from "vitest";
import { startHost, type Host } from "../../browser/host.ts";
import { ADDRESS, aBrowser, aPlan, claim, pathOf, ticketsIn, type Browser } from "./visitor.ts";

let host: Host;
beforeAll(async () => void (host = await startHost()), 60_000);
afterAll(() => host?.stop());

/** A browser that goes to the running Parley. */
const browser = (): Browser =>
  aBrowser({ request: (address, init) => fetch(address.replace(ADDRESS, host.url), { ...init, redirect: "manual" }) });

async function asHost(): Promise<Browser> {
  const own = browser();
  await own.post(pathOf(host.link), {});
  await own.go("/host/plan");
  return own;
}

const linkIn = (said: string): string => /http\S+\/in\/\S+/.exec(said)?.[0] ?? "";

test("the host gives a facilitator who lost their device a new link, beside a running Parley, and everybody sees it", async () => {
  const own = await asHost();
  await own.post("/host/plan", { csrf: own.csrf(), once: "form-1", ...aPlan });
  const links = ticketsIn(own.page());
  await own.go("/host");
  const number = /class="number">([\d-]+)</.exec(own.page())?.[1] ?? "";

  const lost = browser();
  const seat = await claim(lost, links.get("Sage") ?? "");
  await lost.act(seat, "join");
  expect(lost.page()).toContain(`This conversation’s number is ${number}`);
  const cedar = browser();
  const cedarSeat = await claim(cedar, links.get("Cedar") ?? "");
  await cedar.act(cedarSeat, "join");
  await cedar.act(cedarSeat, "consent", { version: "1" });

  const made = await host.parley("link", "--facilitator", number);
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toContain("Everybody in the conversation sees that you made it.");
  expect(made.out).not.toContain("Sage");

  expect((await lost.go(`/r/${seat}`)).status).toBe(404);
  const found = browser();
  expect(await claim(found, linkIn(made.out))).toBe(seat);
  expect(found.page()).toContain('class="console"');
  for (const [who, at] of [
    [cedar, cedarSeat],
    [found, seat],
  ] as const) {
    await who.go(`/r/${at}`);
    expect(who.page().replaceAll(/[\u2068\u2069]/g, "")).toMatch(
      /Whoever runs the server made a new link for Sage \(\w+, \d\d:\d\d UTC\)\./,
    );
  }
  // The database it shares with the running Parley is still there.
  expect((await found.act(seat, "open")).status).toBe(200);
}, 60_000);

test("a number that is none is refused, and those there are are named with a coarse state", async () => {
  for (const given of [["1234-5678"], []]) {
    const refused = await host.parley("link", "--facilitator", ...given);
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toMatch(/^ {2}\d{4}-\d{4} {2}going on$/m);
  }
}, 60_000);

test("an option there is not is refused in a sentence", async () => {
  const refused = await host.parley("link", "--facilitators", "1");
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/^There is no option --facilitators/);
}, 60_000);
