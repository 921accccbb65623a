import { afterEach, expect, test } from "vitest";
import { write } from "../../../adapters/slack/press.ts";
import { say } from "../../../src/cards/messages.ts";
import type { Person } from "../../fakes/slack/person.ts";
import { until } from "../../fakes/slack/until.ts";
import { aWorkspace, closed, everybodyIn, page, planned, type Group, type Workspace } from "./table.ts";

let at: Workspace | null = null;
afterEach(async () => {
  await at?.stop();
  at = null;
});

async function aGroup(): Promise<{ slack: Workspace; group: Group; lena: Person; cedar: Person }> {
  const slack = (at = await aWorkspace());
  const group = await planned(slack, "ngt");
  await everybodyIn(slack, group);
  return { slack, group, lena: group.lena, cedar: group.voices[0] as Person };
}

async function offered(who: Person, group: Group, tool: string): Promise<readonly string[]> {
  await page(who, group);
  await who.presses("modal", tool);
  const form = await until(`the form "${tool}"`, () => (who.modal()?.submit ? who.modal() : null));
  return form.fields.find(({ label }) => label === "Part")?.options ?? [];
}

/** What Slack would send if somebody could choose what is not offered. */
async function forged({ fake }: Workspace, { session }: Group, by: Person, who: Person, chosen: Readonly<Record<string, string>>) {
  const option = (value: string) => ({ value: { type: "static_select", selected_option: { value } } });
  const receipt = await fake.sends({
    kind: "interactive",
    payload: {
      type: "view_submission",
      team: { id: fake.teamId },
      user: { id: by.id },
      view: {
        id: "V1",
        type: "modal",
        callback_id: "form",
        private_metadata: write({ session, does: "form", command: "invite" }),
        state: {
          values: {
            who: { value: { type: "users_select", selected_user: who.id } },
            ...Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, option(value)])),
          },
        },
      },
    },
  });
  return receipt.status === "acked" ? receipt.body : receipt;
}

test("nobody is invited to lead or made to: there is one who leads, and only they say who leads with them", async () => {
  const { slack, group, lena, cedar } = await aGroup();
  for (const tool of ["Invite more people", "Give this part"]) {
    const parts = await offered(lena, group, tool);
    expect(parts).toEqual(expect.arrayContaining(["Co-facilitator", "Participant", "Expert", "Observer"]));
    expect(parts).not.toContain(say("en", "role.facilitator"));
    await closed(lena);
  }
  await offered(lena, group, "Give this part");
  await lena.fills({ Who: "Cedar", Part: "Co-facilitator" });
  await lena.submits();
  await slack.settles();
  await closed(lena);
  for (const tool of ["Invite more people", "Give this part"]) {
    const parts = await offered(cedar, group, tool);
    expect(parts).toContain("Participant");
    expect(parts).not.toContain("Co-facilitator");
    await closed(cedar);
  }
}, 60_000);

test.each([
  [{ role: "facilitator" }, "refuse.leadStays"],
  [{ role: "participant", side: "nowhere" }, "refuse.noSuchSide"],
] as const)(
  "an invitation with %j, which no form offers, is refused with the reason, and nobody is invited",
  async (chosen, reason) => {
    const { slack, group, lena } = await aGroup();
    const before = (await slack.engine.state(group.session))?.members;
    const answer = await forged(slack, group, lena, slack.fake.person("Iris"), chosen);
    expect(answer).toMatchObject({ response_action: "errors", errors: { who: say("en", reason) } });
    expect((await slack.engine.state(group.session))?.members).toEqual(before);
  },
  60_000,
);
