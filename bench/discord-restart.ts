import { setTimeout as delay } from "node:timers/promises";
import { aGuild } from "./discord-guild.ts";
import { aWritingHall, cardsIn, OPEN } from "./hall.ts";
import { hosted } from "./hosted.ts";
import { figure, median, type Figure, type Options } from "./measurement.ts";
import { aServer } from "./server.ts";

const RUNS = 3;
const VOICES = 5;
/** So long Discord waits for an answer. */
const BUDGET_MS = 3_000;
/** Here it waits longer, so that a late answer has a time, too. */
const PATIENCE_MS = 15_000;
/** By then what the last connection heard is written down. */
const CALM_MS = 2_000;

/**
 * A click during a restart: Parley is killed (SIGKILL), and as it is started again somebody presses a button. Nobody is
 * connected then: Discord hands the press to whoever goes on with the connection of before. From the start of the new
 * process to the answer; median of three.
 */
export async function restart({ note }: Options): Promise<readonly Figure[]> {
  const { fake, ground, settings, close } = await aGuild({ ackWithinMs: PATIENCE_MS });
  try {
    const took = await hosted(async (first, house, folder) => {
      await fake.connected();
      const hall = await aWritingHall(ground, house, VOICES, "hall");
      const card = (await cardsIn([hall]))(hall.channel);
      const [person] = hall.people;
      if (!person) throw new Error("there is nobody");
      const took: number[] = [];
      for (let server = first; ;) {
        await delay(CALM_MS);
        process.kill(server.pid, "SIGKILL");
        await server.stop();
        if (took.length === RUNS) return took;
        const starting = aServer(folder, settings);
        const began = performance.now();
        const { answered } = await person.presses(card, OPEN);
        if (answered !== "acked") throw new Error(`a press was answered: ${answered}`);
        took.push(performance.now() - began);
        server = await starting;
      }
    }, settings);
    note(`answered after ${took.map((ms) => ms.toFixed(0)).join(", ")} ms`);
    return [figure("discord: a click while it is started again", "ms", median(took), BUDGET_MS)];
  } finally {
    await close();
  }
}
