import { afterAll, beforeAll, describe } from "vitest";
import { services } from "../support/services.ts";
import { burgle, type Burglary, type Tier } from "./burglary.ts";
import { queueSuite } from "./queue.suite.ts";
import { thiefSuite } from "./thief.suite.ts";

const { postgres, redis } = await services();

const tiers: readonly (Tier & { readonly name: string; readonly isThere: boolean })[] = [
  { name: "embedded", databaseUrl: null, redisUrl: null, isThere: true },
  { name: "server", databaseUrl: postgres, redisUrl: null, isThere: postgres !== null },
  { name: "many", databaseUrl: postgres, redisUrl: redis, isThere: postgres !== null && redis !== null },
];

for (const { name, isThere, ...tier } of tiers)
  describe.skipIf(!isThere)(`the two-party water talks on the tier ${name}`, () => {
    let burglary: Burglary;
    beforeAll(async () => {
      burglary = await burgle(tier);
    });
    afterAll(() => burglary?.end());
    queueSuite(() => burglary);
    thiefSuite(() => burglary, { hasFiles: tier.databaseUrl === null });
  });
