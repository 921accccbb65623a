import { again } from "./again.ts";
import { announce } from "./announce.ts";
import { back } from "./back.ts";
import { clause } from "./clause.ts";
import { close } from "./close.ts";
import { consent } from "./consent.ts";
import { destroy } from "./destroy.ts";
import { drop } from "./drop.ts";
import { extend } from "./extend.ts";
import { floor } from "./floor.ts";
import { gate } from "./gate.ts";
import { handover } from "./handover.ts";
import { help } from "./help.ts";
import { hold } from "./hold.ts";
import { idea } from "./idea.ts";
import { insert } from "./insert.ts";
import { invite } from "./invite.ts";
import { join } from "./join.ts";
import { leave } from "./leave.ts";
import { link } from "./link.ts";
import { listen } from "./listen.ts";
import { lockdown } from "./lockdown.ts";
import { mine } from "./mine.ts";
import { next } from "./next.ts";
import { notes } from "./notes.ts";
import { object } from "./object.ts";
import { open } from "./open.ts";
import { organise } from "./organise.ts";
import { park } from "./park.ts";
import { pass } from "./pass.ts";
import { pause } from "./pause.ts";
import { plan } from "./plan.ts";
import { privacy } from "./privacy.ts";
import { proceed } from "./proceed.ts";
import { recap } from "./recap.ts";
import { release } from "./release.ts";
import { remove } from "./remove.ts";
import { rename } from "./rename.ts";
import { resume } from "./resume.ts";
import { review } from "./review.ts";
import { role } from "./role.ts";
import { say } from "./say.ts";
import { schedule } from "./schedule.ts";
import { skip } from "./skip.ts";
import { stage } from "./stage.ts";
import { status } from "./status.ts";
import { tell } from "./tell.ts";
import { undo } from "./undo.ts";
import { unlink } from "./unlink.ts";
import { unlist } from "./unlist.ts";
import { unlock } from "./unlock.ts";
import { vote } from "./vote.ts";
import { withdraw } from "./withdraw.ts";
import type { CommandDefinition } from "./command.ts";

/** Every command there is, by name. A new one is a file and a line. */
export const commands: Readonly<Record<string, CommandDefinition<never>>> = {
  again,
  announce,
  back,
  clause,
  close,
  consent,
  destroy,
  drop,
  extend,
  floor,
  gate,
  handover,
  help,
  hold,
  idea,
  insert,
  invite,
  join,
  leave,
  link,
  listen,
  lockdown,
  mine,
  next,
  notes,
  object,
  open,
  organise,
  park,
  pass,
  pause,
  plan,
  privacy,
  proceed,
  recap,
  release,
  remove,
  rename,
  resume,
  review,
  role,
  say,
  schedule,
  skip,
  stage,
  status,
  tell,
  undo,
  unlink,
  unlist,
  unlock,
  vote,
  withdraw,
} as unknown as Record<string, CommandDefinition<never>>;
