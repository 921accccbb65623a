import { inTheBrowser } from "./adapter.browser.ts";
import { overHttp, overSocket } from "./adapter.slack.ts";
import { discordDoor } from "./adapter.discord.ts";
import { adapterSuite } from "./adapter.suite.ts";

adapterSuite("the browser room", inTheBrowser);
adapterSuite("Slack over a socket", overSocket);
adapterSuite("Slack over signed requests", overHttp);
adapterSuite("Discord", discordDoor);
