import { expect, test } from "vitest";
import { gate } from "../../src/rounds/gate/index.ts";
import { showGate } from "../../src/rounds/gate/show.ts";
import type { Member } from "../../src/model/session.ts";
import { aTable } from "./table.ts";

const member = (role: Member["role"], state: Member["state"] = "present", termsVersion: number | null = 1): Member => ({
  role,
  side: null,
  state,
  termsVersion,
  acceptedOn: null,
});

test("those who lead, and those who left, are counted neither among the guests nor among those who accepted", () => {
  const { round } = aTable(gate, { spec: { kind: "gate", id: "terms", title: "t", who: { roles: "voices" }, of: "consent" } as never });
  const members = {
    sage: member("facilitator", "present", null),
    moss: member("cofacilitator"),
    birch: member("participant"),
    cedar: member("participant", "listening"),
    elm: member("participant", "present", null),
    fir: member("participant", "invited", null),
    oak: member("participant", "left"),
  } as never;
  const sage = { ...member("facilitator"), id: "sage" } as never;
  const [said] = showGate({ ...round, members }, sage).blocks;
  expect(said).toMatchObject({ words: { say: "gate.team", with: { accepted: 2, invited: 4 } } });
});
