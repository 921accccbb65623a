import type { Json } from "../slack/json.ts";
import { errorsTree, type Complaint } from "./complaints.ts";

/** Discord says no. `isFault`: the call itself was wrong, and not only the moment or the place. */
export class Refused extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Json | null;
  readonly isFault: boolean;
  readonly complaints: readonly Complaint[];

  constructor(
    status: number,
    code: number,
    message: string,
    { isFault = false, complaints = [] }: { readonly isFault?: boolean; readonly complaints?: readonly Complaint[] } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.isFault = isFault;
    this.complaints = complaints;
    this.errors = complaints.length > 0 ? errorsTree(complaints) : null;
  }
}

export const invalidForm = (complaints: readonly Complaint[]): Refused =>
  new Refused(400, 50035, "Invalid Form Body", { isFault: true, complaints });

/** One wrong field. */
export const wrongField = (path: string, message: string, code = "BASE_TYPE_INVALID"): Refused =>
  invalidForm([{ path: path.split("."), code, message }]);

const UNKNOWN = {
  account: 10001,
  application: 10002,
  channel: 10003,
  guild: 10004,
  member: 10007,
  message: 10008,
  "permission overwrite": 10009,
  role: 10011,
  user: 10013,
  webhook: 10015,
  interaction: 10062,
  "application command": 10063,
} as const;

export const unknown = (what: keyof typeof UNKNOWN): Refused =>
  new Refused(404, UNKNOWN[what], `Unknown ${what.replace(/\b[a-z]/g, (first) => first.toUpperCase())}`);

export const missingAccess = (): Refused => new Refused(403, 50001, "Missing Access");
export const missingPermissions = (): Refused => new Refused(403, 50013, "Missing Permissions");
