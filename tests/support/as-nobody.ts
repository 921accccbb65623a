import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a module's text in a process of its own, as the account `nobody` if we are root. Its working directory is the project. */
export function aProcess(module: string, account: "same" | "nobody" = "same"): ChildProcess & { readonly said: Promise<string> } {
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", module], {
    cwd: home,
    stdio: ["ignore", "pipe", "inherit"],
    ...(account === "nobody" && { uid: 65_534, gid: 65_534 }),
  });
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (part: string) => (text += part));
  const said = new Promise<string>((resolve) => child.on("close", () => resolve(text.trim())));
  return Object.assign(child, { said });
}

export const asNobody = (module: string): Promise<string> => aProcess(module, "nobody").said;
