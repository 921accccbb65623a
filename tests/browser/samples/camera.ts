import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Somebody } from "../people.ts";
import { smaller } from "../smaller.ts";
import { treeOf, written } from "../tree.ts";

export const FOLDER = fileURLToPath(new URL("../../../docs/samples/", import.meta.url));
/** Pixels of a picture for each pixel of a phone. */
export const SHARP = 1.5;
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 860 };

let total = 0;
export const bytesKept = (): number => total;

/** As it looks on a phone and on a desk. `from`: what a phone has scrolled to. */
export async function picture(who: Somebody, name: string, from: string | null = null): Promise<void> {
  await onPhone(who, name, from);
  await who.page.setViewportSize(DESK);
  await who.page.evaluate("scrollTo(0, 0)");
  await keep(`${name}-${DESK.width}`, await who.page.screenshot({ scale: "css" }));
}

export async function onPhone({ page }: Somebody, name: string, from: string | null = null): Promise<void> {
  await page.setViewportSize(PHONE);
  await page.evaluate(from ? `document.querySelector("${from}").scrollIntoView()` : "scrollTo(0, 0)");
  await keep(`${name}-${PHONE.width}`, await page.screenshot({ scale: "device" }));
}

/** As it is heard: what the browser tells a screen reader. */
export async function heard({ page }: Somebody, name: string): Promise<void> {
  await writeFile(`${FOLDER}${name}-heard.txt`, `${written(await treeOf(page))}\n`);
}

async function keep(name: string, taken: Buffer): Promise<void> {
  const png = smaller(taken);
  await writeFile(`${FOLDER}${name}.png`, png);
  total += png.length;
  process.stdout.write(`${name}.png ${Math.round(png.length / 1000)} kB\n`);
}
