import { formsIn, type Filled, type PageForm } from "./forms.ts";

/** The browser room, asked in this process as a browser asks it. */
export type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>;

/** Somebody's way into the room: a device that claimed a link, and the cookie it was given. */
export interface Door {
  readonly seat: string;
  /** The secret in the device's cookie. Whoever has it sits here. */
  readonly secret: string;
  /** What the page offers. Null: this device is not known any more. */
  look(): Promise<readonly PageForm[] | null>;
  /** Sends a form, and looks at the page that follows. */
  send(form: PageForm, filled?: Filled): Promise<readonly PageForm[] | null>;
  /** The page with one's own sealed words in it, because one asks for them. */
  mine(form: PageForm): Promise<readonly PageForm[]>;
}

/** Claims a link as its person does: by the button of its page. */
export async function goIn(ask: Ask, secret: string): Promise<Door> {
  const answer = await ask(`/in/${secret}`, { method: "POST", ...formed({}) });
  const [, device, seat] = /^seat=([\w-]+)[^;]*;.*?Path=\/r\/([\w-]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
  if (!device || !seat) throw new Error("LINK_REFUSED");
  return doorOf(ask, seat, device);
}

function doorOf(ask: Ask, seat: string, secret: string): Door {
  // As a script asks: what is said once to the next page stays for whoever looks on at the same device.
  const headers = { cookie: `seat=${secret}`, "x-fragment": "1" };
  const post = (path: string, fields: Filled): Response | Promise<Response> => {
    const { body, headers: type } = formed(fields);
    return ask(path, { method: "POST", body, headers: { ...headers, ...type } });
  };
  const look = async (): Promise<readonly PageForm[] | null> => {
    const answer = await ask(`/r/${seat}`, { headers });
    return answer.headers.has("x-version") ? formsIn(await answer.text()) : answer.status === 404 ? null : [];
  };
  return {
    seat,
    secret,
    look,
    async send(form, filled = {}) {
      await post(form.action, { ...Object.fromEntries(form.hidden), ...filled });
      return look();
    },
    async mine(form) {
      const answer = await post(form.action, { csrf: form.hidden.get("csrf") ?? "", command: "mine" });
      return formsIn(await answer.text());
    },
  };
}

const formed = (fields: Filled): { readonly body: string; readonly headers: Readonly<Record<string, string>> } => ({
  body: new URLSearchParams(fields).toString(),
  headers: { "content-type": "application/x-www-form-urlencoded" },
});
