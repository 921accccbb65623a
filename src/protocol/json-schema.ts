import { z } from "zod";
import { protocolSchema } from "../model/vocabulary.ts";

/**
 * The JSON Schema that editors use for protocol files, made from the schema that the program itself uses.
 *
 *     node src/protocol/json-schema.ts > protocols/protocol.schema.json
 */
export function protocolJsonSchema(): string {
  const schema = z.toJSONSchema(protocolSchema, { io: "input", reused: "ref" });
  return `${JSON.stringify({ ...schema, title: "Parley protocol" }, null, 2)}\n`;
}

if (import.meta.main) process.stdout.write(protocolJsonSchema());
