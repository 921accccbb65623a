import type { SessionId } from "../../../src/model/ids.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { idIn } from "../../../src/platform/address.ts";
import type { Place } from "../../../src/platform/port.ts";
import { branchMembers } from "../../../src/session/people.ts";
import { runsOf } from "../../../src/session/timers.ts";
import type { Pace } from "../../chat/deliver/pace.ts";
import { UNKNOWN_CHANNEL, type RoomsApi } from "./api.ts";
import { faultOf, type Fault } from "./enforce.ts";
import type { Slow, Touched } from "./touched.ts";

/** Discord takes at most six hours. */
const MOST_SECONDS = 21_600;

/**
 * A channel's own slow mode while a floor is open in it: nobody writes twice within the seconds that the method asks for,
 * the form or not. It names nobody, so it is set under any rules, where whoever brought the conversation there manages it; a
 * channel that is slower already stays as it is, and what an administrator sets meanwhile is theirs.
 */
export interface SlowMode {
  /** As of enforcement. */
  drive(session: SessionId, place: Place): Promise<Fault | null>;
  restore(session: SessionId, place: Place): Promise<Fault | null>;
}

export function createSlowMode(engine: Engine, api: RoomsApi, pace: Pick<Pace, "update">, touched: Touched): SlowMode {
  async function forget(session: SessionId, channel: string): Promise<null> {
    await touched.keep(channel, session, { slow: null });
    return null;
  }

  /** `wanted`: in seconds; null: as it was. */
  async function drive(session: SessionId, { channel }: Place, wanted: number | null): Promise<Fault | null> {
    const touch = (await touched.all()).get(channel);
    const known = touch?.slow ?? null;
    if (touch ? touch.session !== session : wanted === null) return null;
    if (known ? known.before === null && wanted === known.ours : wanted === null) return null;
    const wait = await pace.update();
    if (wait !== null) return { is: "later", afterMs: wait };
    const found = await api.slowModeOf(idIn(channel));
    if (found.is === "refused" && found.code === UNKNOWN_CHANNEL) return forget(session, channel);
    if (found.is !== "ok") return faultOf(found);
    const now = found.value;
    // What was asked for and never done counts as not asked for; anything else an administrator has set.
    const isOurs = known !== null && (now === known.ours || now === known.before);
    if (known && !isOurs) return wanted === null ? forget(session, channel) : null;
    const was = known?.was ?? now;
    const seconds = wanted === null ? was : Math.max(wanted, was);
    if (now !== seconds) {
      await touched.keep(channel, session, { slow: { was, ours: seconds, before: now } });
      const fault = faultOf(await api.setSlowMode(idIn(channel), seconds));
      if (fault) return fault;
    }
    const kept: Slow | null = wanted === null || seconds === was ? null : { was, ours: seconds, before: null };
    await touched.keep(channel, session, { slow: kept });
    return null;
  }

  return {
    drive: async (session, place) => drive(session, place, place.mayChange ? secondsOf(await engine.state(session)) : null),
    restore: (session, place) => drive(session, place, null),
  };
}

/** What the open floors of the channel of all ask for; null: none is open. */
function secondsOf(session: Session | null): number | null {
  if (session?.status !== "running" || session.plan.speech !== "typed") return null;
  const asked = runsOf(session).flatMap(({ path, stage, spec }) =>
    spec.kind === "talk" && spec.floor.by === "open" && stage === "open" && branchMembers(session, path) === null ? [spec.floor.slow] : [],
  );
  const most = Math.max(0, ...asked);
  return most === 0 ? null : Math.min(most, MOST_SECONDS);
}
