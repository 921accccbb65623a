import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { chromium, type Browser } from "playwright-core";
import { services } from "../support/services.ts";
import { startHost, type Host } from "./host.ts";
import { goIn, somebody } from "./people.ts";
import { bytesKept, FOLDER, picture, SHARP } from "./samples/camera.ts";
import { circle } from "./samples/circle.ts";
import { questions } from "./samples/planning.ts";
import { ranked } from "./samples/ranked.ts";
import { rehearsed } from "./samples/rehearsed.ts";

/** `npm run samples`: pictures of the pages, and a recap, of invented people on a real Parley. */
const MOST_BYTES = 2_000_000;
/** Half a minute of last call is over in four seconds. */
const FASTER = 8;
/** These two stand at the top of the README. */
const README = { write: "write-375", console: "console-1280" };

async function samples(host: Host, browser: Browser): Promise<void> {
  const own = await somebody(browser, "host", { scale: SHARP });
  await goIn(own, host.link);
  await own.page.goto(`${host.url}/`);
  await picture(own, "first");
  await questions(host, own);
  await ranked(host, browser, own);
  await circle(host, browser, own);
  await rehearsed(host, browser);
  await own.page.goto(`${host.url}/host`);
  await own.page.locator("summary", { hasText: "lost their device" }).click();
  await picture(own, "host");
}

const { chromium: executablePath } = await services();
if (!executablePath) throw new Error("Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH.");
await mkdir(FOLDER, { recursive: true });
for (const old of await readdir(FOLDER)) if (/\.png$|-heard\.txt$/.test(old)) await rm(FOLDER + old);
const host = await startHost(FASTER);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text"],
});
try {
  await samples(host, browser);
  for (const [name, from] of Object.entries(README)) await copyFile(`${FOLDER}${from}.png`, `${FOLDER}${name}.png`);
  process.stdout.write(`${Math.round(bytesKept() / 1000)} kB\n`);
  if (bytesKept() > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
} finally {
  await browser.close();
  await host.stop();
}
