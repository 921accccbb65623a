import { expect, test } from "vitest";
import { inLanguage, t } from "../../../adapters/web/locale.ts";
import { readMembers, typedMembers } from "../../../adapters/web/receive/group-form.ts";
import type { ProgrammeId, SessionId } from "../../../src/model/ids.ts";
import { roleSchema } from "../../../src/model/vocabulary.ts";
import { aBrowser, ADDRESS, aRoom, pathOf, ticketsIn, type Browser } from "./visitor.ts";
import { sit } from "./seated.ts";

type Room = Awaited<ReturnType<typeof aRoom>>;
const MEMBERS = "Cedar = Mira Talvi\nBirch\nElm\nFir\nRowan\nHazel\nOak\nAsh";

async function asHost(room: Room): Promise<Browser> {
  const host = aBrowser(room.app);
  await host.post(pathOf(room.hostAddress), {});
  await host.go("/host/group");
  return host;
}

/** Whoever leads a group, at what is kept of it. */
async function leading(room: Room): Promise<{ readonly lead: Browser; readonly page: string; readonly link: string }> {
  const host = await asHost(room);
  const form = { csrf: host.csrf(), once: "g", name: "The river group", covenant: "We listen.", people: MEMBERS, stages: stagesIn(host) };
  expect((await host.post("/host/group", form)).status).toBe(200);
  const link = /https:\/\/parley\.test\/in\/[\w-]+/.exec(host.page())?.[0] ?? "";
  const lead = aBrowser(room.app);
  expect((await lead.post(pathOf(link), {})).status).toBe(200);
  const page = [...lead.cookies.values()].find(({ path }) => path.startsWith("/p/"))?.path ?? "";
  return { lead, page, link };
}

const stagesIn = (browser: Browser): string => /name="stages"[^>]*>\s*([^<]*)<\/textarea>/.exec(browser.page())?.[1] ?? "";
const plain = (browser: Browser): string => browser.page().replaceAll(/[\u2066-\u2069]/g, "");

test("the host begins a group with the stages of a sustained dialogue, and its page opens by its link alone", async () => {
  const room = await aRoom();
  const { lead, page, link } = await leading(room);
  expect(plain(lead)).toContain("Stage 1 of 5: Deciding to engage");
  expect(plain(lead)).toContain("We listen.");
  expect((await aBrowser(room.app).post(pathOf(link), {})).status).toBe(404);
  const host = await asHost(room);
  expect((await host.go(page)).status).toBe(404);
  expect((await room.app.request(`${ADDRESS}${page}`)).status).toBe(404);
});

test("what is wrong is said on the form, and what was typed stays in it", async () => {
  const room = await aRoom();
  const host = await asHost(room);
  const form = { csrf: host.csrf(), once: "g", name: "River", stages: "Only one", people: "Cedar" };
  expect((await host.post("/host/group", form)).status).toBe(422);
  expect(plain(host)).toContain("two to nine stages");
  expect(plain(host)).toContain("Only one</textarea");
  expect((await host.post("/host/group", { ...form, stages: "", people: "Cedar, king" })).status).toBe(422);
  expect(plain(host)).toContain("Line 1: there is no such role");
  expect(await room.store.programmes.all()).toEqual([]);
});

test("the stage is moved with a reason; without one what was typed comes back", async () => {
  const room = await aRoom();
  const { lead, page } = await leading(room);
  expect((await lead.post(`${page}/stage`, { csrf: lead.csrf(), to: "3", words: "" })).status).toBe(422);
  expect(plain(lead)).toContain("Say why");
  expect(plain(lead)).toMatch(/<option value="3"\s+selected/);
  await lead.post(`${page}/stage`, { csrf: lead.csrf(), to: "2", words: "All of us came back." });
  expect(plain(lead)).toContain("Stage 2 of 5: Mapping problems and relationships");
  expect(plain(lead)).toContain("All of us came back.");
});

test("a form of another site changes nothing", async () => {
  const room = await aRoom();
  const { lead, page } = await leading(room);
  expect((await lead.post(`${page}/stage`, { csrf: "wrong", to: "2", words: "Forged." })).status).toBe(403);
  expect((await lead.post(`${page}/end`, { csrf: "wrong" })).status).toBe(403);
  await lead.go(page);
  expect(plain(lead)).toContain("Stage 1 of 5");
});

test("the next meeting is planned with the group's people, stage and covenant; the facilitator moves it on from the room", async () => {
  const room = await aRoom();
  const { lead, page } = await leading(room);
  await lead.go(`${page}/plan`);
  expect(plain(lead)).toMatch(/Cedar = Mira Talvi, participant/i);
  expect(plain(lead)).toMatch(/value="sustained-dialogue"\s+checked/);
  expect(plain(lead)).toMatch(/<option value="1"\s+selected/);
  const people = /name="people"[^>]*>\s*([^<]*)<\/textarea>/.exec(plain(lead))?.[1] ?? "";
  const covenant = /name="input\.sustained-dialogue\.covenant"[^>]*>\s*([^<]*)<\/textarea>/.exec(plain(lead))?.[1] ?? "";
  const stage = /name="input\.sustained-dialogue\.stage"[^>]*>\s*([^<]*)<\/textarea>/.exec(plain(lead))?.[1] ?? "";
  expect([covenant, stage]).toEqual(["We listen.", "Stage 1 of 5: Deciding to engage."]);
  const answer = await lead.post(`${page}/plan`, {
    csrf: lead.csrf(),
    once: "m",
    title: "The river group",
    question: "How do we live beside each other?",
    facilitator: "Sage",
    people,
    mode: "live",
    speech: "spoken",
    regime: "chatham-house",
    protocol: "sustained-dialogue",
    "stage.sustained-dialogue": "1",
    "input.sustained-dialogue.covenant": covenant,
    "input.sustained-dialogue.stage": stage,
  });
  expect(answer.status).toBe(200);
  const links = ticketsIn(lead.page());
  const session = (await room.store.sessions())[0]?.id;
  const plan = session && (await room.engine.state(session))?.plan;
  expect(plan?.steps.map(({ id }) => id)).toEqual(["terms", "where-we-are", "covenant-read", "why", "engage", "recap"]);

  const sage = await sit(room, links.get("Sage") ?? "");
  const cedar = await sit(room, links.get("Cedar") ?? "");
  await sage.act("open");
  await cedar.act("consent", { version: "1" });
  expect(await cedar.page()).toContain("Meeting 1 of The river group");
  expect(await cedar.page()).toContain("You are on the list");
  expect(await cedar.page()).not.toContain("Move the group");
  expect(await sage.page()).toContain("Move the group");
  expect((await sage.act("stage", { to: "2", words: "They decided to engage." })).status).toBe(200);
  expect(await cedar.page()).toContain("They decided to engage.");
  expect((await sage.act("stage", { to: "3", words: "So it goes. ".repeat(26) })).status).toBe(422);
  expect(sage.browser.page()).toContain("So it goes. So it goes.");
  expect(sage.browser.page()).toContain("300 are possible");
  await cedar.act("unlist");
  expect(cedar.browser.page()).toContain("Nobody was told");
  await lead.go(page);
  expect(plain(lead)).toContain("Stage 2 of 5");
  expect(plain(lead)).not.toContain("Mira Talvi");
});

test.each(["en", "fr", "ar"])("in %s, a list is read as it was typed: every role, with a side and without", (tag) =>
  inLanguage(tag, () => {
    const sides = ["North", "الجنوب"];
    const roles = roleSchema.options.filter((role) => role !== "facilitator");
    const members = roles.flatMap((role) =>
      [null, ...sides].map((side, at) => ({ name: `${role} ${at}`, fullName: at === 1 ? `${role} Canary` : null, role, side })),
    );
    const fields = new Map([["people", [typedMembers(members)]], ...sides.map((side, at) => [`side.${at + 1}`, [side]] as const)]);
    expect(readMembers(fields)).toEqual({ typed: { sides, members }, faults: [] });
  }),
);

test.each(["en", "fr", "ar"])("in %s, the examples beside the list can be typed as they stand", (tag) =>
  inLanguage(tag, () => {
    const examples = [...t("programme.begin.membersHow").matchAll(/[“«]\s*([^”»]*?)\s*[”»]/g)].map(([, example = ""]) => example);
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      const side = example.split(/[,،]/)[2]?.trim() ?? "";
      const { typed, faults } = readMembers(
        new Map([
          ["people", [example]],
          ["side.1", [side]],
        ]),
      );
      expect([faults, typed.members.length]).toEqual([[], 1]);
    }
  }),
);

test("a list of five hundred is taken, and one more meeting than a group holds is refused on the form", async () => {
  const room = await aRoom();
  const { lead, page } = await leading(room);
  const people = Array.from({ length: 500 }, (_, at) => `الأرزة رقم ${at} = الاسم الكامل للأرزة ${at}`).join("\n");
  expect((await lead.post(`${page}/list`, { csrf: lead.csrf(), was: "1", people })).status).toBe(200);
  const id = (await room.store.programmes.all())[0]?.id as ProgrammeId;
  expect((await room.engine.programmes.view(id))?.members).toHaveLength(500);
  for (let at = 0; at < 500; at++) await room.engine.programmes.change(id, { do: "meet", session: `s${at}` as SessionId }, "en");
  await lead.go(`${page}/plan`);
  const form = { csrf: lead.csrf(), once: "m", title: "On", question: "What next?", facilitator: "Sage", people: MEMBERS };
  const answer = await lead.post(`${page}/plan`, { ...form, mode: "live", speech: "spoken", regime: "chatham-house", protocol: "circle" });
  expect(answer.status).toBe(422);
  expect(plain(lead)).toContain("500 meetings at most");
  expect(await room.store.sessions()).toEqual([]);
});

test("a list that was written while a member went off it comes back beside the one that is kept", async () => {
  const room = await aRoom();
  const { lead, page } = await leading(room);
  const was = (): string => /name="was"\s+value="(\d+)"/.exec(lead.page())?.[1] ?? "";
  const id = (await room.store.programmes.all())[0]?.id as ProgrammeId;
  const form = { csrf: lead.csrf(), was: was(), people: `${MEMBERS}\nYew` };
  await room.engine.programmes.change(id, { do: "takeOff", name: "Cedar" }, "en");
  expect((await lead.post(`${page}/list`, form)).status).toBe(422);
  expect(plain(lead)).toContain("The list was changed while you were writing");
  expect(plain(lead)).toContain("Yew</textarea");
  expect(plain(lead)).toMatch(/<p class="pre" dir="auto">Birch/);
  expect((await room.engine.programmes.view(id))?.members.map(({ name }) => name)).not.toContain("Cedar");
  await lead.post(`${page}/list`, { ...form, was: was(), people: "Birch\nYew" });
  expect((await room.engine.programmes.view(id))?.members.map(({ name }) => name)).toEqual(["Birch", "Yew"]);
});

test("what is no address of a group leads nowhere", async () => {
  const room = await aRoom();
  for (const group of ["%0d%0aSet-Cookie:a=b", "..%2f..%2fhost", "%2F%2Fother.test"])
    expect((await room.app.request(`${ADDRESS}/p/${group}/stage`)).status).toBe(404);
  expect(room.failed).toEqual([]);
});

test("whoever leads no more is shut out with every other device and every link that was not used", async () => {
  const room = await aRoom();
  const { lead, page } = await leading(room);
  const another = async (): Promise<string> => {
    await lead.go(page);
    await lead.post(`${page}/link`, { csrf: lead.csrf() });
    return pathOf(/https:\/\/parley\.test\/in\/[\w-]+/.exec(lead.page())?.[0] ?? "");
  };
  const former = aBrowser(room.app);
  await former.post(await another(), {});
  expect(plain(former)).toContain("The river group");
  const unused = await another();
  await lead.go(page);
  expect((await lead.post(`${page}/others`, { csrf: "wrong" })).status).toBe(403);
  await lead.post(`${page}/others`, { csrf: lead.csrf() });
  expect(plain(lead)).toContain("The river group");
  expect(plain(lead)).toContain("This is your only device now.");
  expect((await former.go(page)).status).toBe(404);
  expect((await aBrowser(room.app).post(unused, {})).status).toBe(404);
});

test("every page with the group's names has the way out at its top", async () => {
  const room = await aRoom();
  const { lead, page } = await leading(room);
  for (const each of [page, `${page}/plan`]) {
    const answer = await lead.go(each);
    expect(lead.page()).toContain('href="/away"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
});

test("one more link opens it on another device; ended, it opens nowhere", async () => {
  const room = await aRoom();
  const { lead, page } = await leading(room);
  await lead.post(`${page}/link`, { csrf: lead.csrf() });
  const second = aBrowser(room.app);
  await second.post(pathOf(/https:\/\/parley\.test\/in\/[\w-]+/.exec(lead.page())?.[0] ?? ""), {});
  expect(plain(second)).toContain("The river group");
  await second.post(`${page}/end`, { csrf: second.csrf() });
  expect(plain(second)).toContain("is erased");
  for (const browser of [lead, second]) expect((await browser.go(page)).status).toBe(404);
});
