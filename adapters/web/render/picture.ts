import { raw } from "hono/html";
import { renderSVG } from "uqr";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** A link for a phone's camera. Drawn here, so that no service ever sees it. */
export const picture = (address: string): Html => html`<div class="qr">${raw(renderSVG(address, { border: 2, pixelSize: 4 }))}</div>`;
