import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";

/** The least that Hono needs to answer with pages: the files named as arguments, from memory, at /0, /1 … Ends with its standard input. */
const app = new Hono();
for (const [index, file] of process.argv.slice(2).entries()) {
  const page = readFileSync(file, "utf8");
  app.get(`/${index}`, (c) => c.html(page));
}
const listener = getRequestListener(app.fetch);
const server = createServer((asked, answer) => void listener(asked, answer));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
process.stdin.resume().on("end", () => process.exit(0));
