import type { Parts as ChatParts } from "../../chat/receive/act.ts";
import type { Sent } from "./reply.ts";

export interface Parts extends ChatParts {
  readonly sent: Sent;
}
