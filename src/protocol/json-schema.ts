import { z } from "zod";
import { extensionSchema } from "../model/extension.ts";
import { protocolSchema } from "../model/vocabulary.ts";

/**
 * The JSON Schema that editors use for protocol files, made from the schemas that the program itself uses: a whole
 * protocol, or one that extends another.
 *
 *     node src/protocol/json-schema.ts > protocols/protocol.schema.json
 */
export function protocolJsonSchema(): string {
  const schema = z.toJSONSchema(z.union([protocolSchema, extensionSchema]), { io: "input", reused: "ref" });
  return `${JSON.stringify({ ...schema, title: "Parley protocol" }, null, 2)}\n`;
}

if (import.meta.main) process.stdout.write(protocolJsonSchema());
