import { z } from "zod";
import { printable } from "../../../src/cards/isolate.ts";
import type { Guest } from "../../../src/engine/found.ts";
import type { SideId } from "../../../src/model/ids.ts";
import type { Place } from "../../../src/platform/port.ts";
import { regimeSchema, type SetupInput } from "../../../src/protocol/setup.ts";
import type { Client } from "../client.ts";
import { outcomeOf } from "../client.ts";
import type { Block } from "../render/kit.ts";
import { planView, type PlanMeta } from "../render/plan.ts";
import type { Parts } from "./act.ts";
import { told } from "./open.ts";
import type { Somebody } from "./person.ts";
import { inTime, once, type Reply, type Shown } from "./reply.ts";
import { namesOf } from "./names.ts";
import { valuesOf, type State } from "./values.ts";

export interface Planned {
  readonly who: Somebody;
  readonly metadata: string;
  readonly state: State;
  readonly viewId: string;
}

const metaSchema = z.strictObject({ channel: z.string().nullable() });

/** Made a conversation of the form; what it took longer for than a modal waits stands in the modal afterwards. */
export async function onPlan(parts: Parts, client: Client, planned: Planned): Promise<Reply> {
  const { t } = planned.who;
  const mark = `${planned.who.user} ${planned.viewId}`;
  const done = () => told(t("slack.plan"), t("slack.done"), t);
  return inTime(
    client,
    planned.viewId,
    t,
    once(parts.sent, mark, () => made(parts, client, planned), done),
  );
}

/** What was wrong stands above the form, which keeps what was typed. */
async function made(parts: Parts, client: Client, { who, metadata, state }: Planned): Promise<Shown> {
  const { deps, people } = parts;
  const { t } = who;
  const meta = metaOf(metadata);
  const values = valuesOf(state);
  const one = (name: string): string => printable(values.get(name)?.[0] ?? "").trim();
  const channel = meta.channel ?? (one("channel") || null);
  const wrong = (...faults: readonly string[]): Shown => ({
    response_action: "update",
    view: refill(planView(deps.plan, who.profile.locale, meta.channel, t, faults), state),
  });
  const regime = regimeSchema.safeParse(one("regime"));
  if (channel === null || !regime.success) return wrong(t("room.plan.no.choice"));

  const sides = [one("side.1"), one("side.2")].filter((side) => side !== "");
  const seats = [
    ...(values.get("side.1.people") ?? []).map((user) => ({ user, side: sides.length > 1 ? 0 : null })),
    ...(values.get("side.2.people") ?? []).map((user) => ({ user, side: sides.length > 1 ? 1 : null })),
  ];
  const team = (values.get("team") ?? []).filter((user) => user !== who.user);
  const named = new Set([who.user, ...team]);
  const voices = seats.filter(({ user }, index) => !named.has(user) && seats.findIndex((each) => each.user === user) === index);
  const mode = one("mode") === "async" ? "async" : "live";
  const setup: SetupInput = {
    title: one("title"),
    question: one("question") === "" ? null : one("question"),
    mode,
    speech: one("speech") === "spoken" ? "spoken" : "typed",
    regime: regime.data,
    // The words of all go through Slack, or may: nobody is promised more than that.
    assurance: "A",
    sides: sides.length > 1 ? sides.map((name) => ({ name })) : [],
    people: [
      { role: "facilitator", side: null, count: 1 },
      ...(team.length === 0 ? [] : [{ role: "cofacilitator" as const, side: null, count: team.length }]),
      ...[null, 0, 1].flatMap((side) => {
        const count = voices.filter((each) => each.side === side).length;
        return count === 0 ? [] : [{ role: "participant" as const, side, count }];
      }),
    ],
  };
  const planned = deps.plan.plan(one("protocol"), setup, who.profile.locale);
  if (!planned.ok) return wrong(...planned.faults);

  const known = await namesOf(people, [who.user, ...team, ...voices.map(({ user }) => user)]);
  if (!known.ok) return wrong(t(known.reason));
  const guestOf = (user: string, role: Guest["role"], side: SideId | null): Guest => ({
    name: known.names.get(user) ?? "",
    fullName: null,
    role,
    side,
    account: people.account(who.team, user),
  });
  const posted = await outcomeOf(client.conversations.info({ channel }));
  if (posted.is === "later" || posted.is === "unknown") return wrong(t("slack.away"));
  if (posted.is !== "ok" || !posted.value.channel?.is_member) return wrong(t("slack.plan.notInChannel"));
  if (posted.value.channel.is_archived) return wrong(t("slack.trouble.archived"));
  const sideIds = planned.prepared.plan.sides.map((side) => side.id);
  const guests = [
    ...team.map((user) => guestOf(user, "cofacilitator", null)),
    ...voices.map(({ user, side }) => guestOf(user, "participant", side === null ? null : (sideIds[side] ?? null))),
  ];
  const { session } = await deps.engine.found(planned.prepared, guestOf(who.user, "facilitator", null), { guests });
  const at: Place = { platform: "slack", channel: `${who.team}/${channel}`, shows: one("shows") === "doorbell" ? "doorbell" : "room" };
  await deps.engine.places.show(session, at);
  const invited = new Set([who.user, ...team, ...voices.map(({ user }) => user)]);
  const readers =
    at.shows === "room" ? [...readersOf(posted.value.channel, t), ...(await othersIn(parts, client, channel, invited, t))] : [];
  const words = [t(`slack.plan.made.${at.shows}`), ...readers, ...planned.warnings].join("\n\n");
  return { response_action: "update", view: told(t("slack.plan"), words, t) };
}

/** Who else reads the channel, as far as Slack tells. */
function readersOf(channel: { readonly is_private?: boolean; readonly is_ext_shared?: boolean }, t: Somebody["t"]): readonly string[] {
  return [...(channel.is_private ? [] : [t("slack.plan.isPublic")]), ...(channel.is_ext_shared ? [t("slack.plan.isShared")] : [])];
}

/** So many members of a channel are looked at. */
const MOST_MEMBERS = 1_000;

/** Those in the channel who are no part of the conversation; apps are none. Said only as far as Slack tells. */
async function othersIn(
  { people }: Parts,
  client: Client,
  channel: string,
  invited: ReadonlySet<string>,
  t: Somebody["t"],
): Promise<readonly string[]> {
  const listed = await outcomeOf(client.conversations.members({ channel, limit: MOST_MEMBERS }));
  const others = listed.is === "ok" ? (listed.value.members ?? []).filter((user) => !invited.has(user)) : [];
  const known = await Promise.all(others.slice(0, LOOKED_UP).map((user) => people.profile(user)));
  const count = others.length - known.filter((profile) => profile?.isBot).length;
  return count === 0 ? [] : [t("slack.plan.others", { count })];
}

/** Of a large channel the apps in it make no difference. */
const LOOKED_UP = 20;

function metaOf(metadata: string): PlanMeta {
  try {
    return metaSchema.parse(JSON.parse(metadata));
  } catch {
    return { channel: null };
  }
}

/** Puts what was typed back into a form that is shown again. */
function refill(view: ReturnType<typeof planView>, state: State): ReturnType<typeof planView> {
  const values = valuesOf(state);
  const blocks = (view.blocks as readonly Block[]).map((block): Block => {
    if (block.type !== "input" || block.block_id === undefined) return block;
    const [value = "", ...more] = values.get(block.block_id) ?? [];
    const { element } = block;
    if (value === "") return block;
    switch (element.type) {
      case "plain_text_input":
        return { ...block, element: { ...element, initial_value: value } };
      case "multi_users_select":
        return { ...block, element: { ...element, initial_users: [value, ...more] } };
      case "static_select": {
        const chosen = element.options?.find((option) => option.value === value);
        return chosen ? { ...block, element: { ...element, initial_option: chosen } } : block;
      }
      default:
        return block;
    }
  });
  return { ...view, blocks };
}
