import type { MessageKey } from "../en/index.ts";
import { arrange } from "./arrange.ts";
import { commands } from "./commands.ts";
import { floor } from "./floor.ts";
import { judgement } from "./judgement.ts";
import { opinions } from "./opinions.ts";
import { page } from "./page.ts";
import { place } from "./place.ts";
import { programme } from "./programme.ts";
import { protocol } from "./protocol.ts";
import { questions } from "./questions.ts";
import { pulse } from "./pulse.ts";
import { recap } from "./recap.ts";
import { relate } from "./relate.ts";
import { room } from "./room.ts";
import { rounds } from "./rounds.ts";
import { safety } from "./safety.ts";
import { scales } from "./scales.ts";
import { session } from "./session.ts";
import { slack } from "./slack.ts";
import { chat } from "./chat.ts";
import { discord } from "./discord.ts";
import { draft } from "./draft.ts";
import { talk } from "./talk.ts";

/**
 * Every word the program says in French. Machine-made and not reviewed by a native speaker: docs/languages.md. A
 * no-break space stands before : and inside « », a narrow one before ; ? !.
 */
export const fr: Record<MessageKey, string> = {
  ...session,
  ...rounds,
  ...arrange,
  ...talk,
  ...floor,
  ...pulse,
  ...judgement,
  ...opinions,
  ...scales,
  ...safety,
  ...page,
  ...place,
  ...programme,
  ...protocol,
  ...questions,
  ...recap,
  ...relate,
  ...room,
  ...slack,
  ...chat,
  ...discord,
  ...draft,
  ...commands,
};
