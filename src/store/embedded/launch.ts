import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { codeOf } from "../fault.ts";
import type { Place } from "./place.ts";
import type { Programs } from "./programs.ts";

/** On the command line and not in `postgresql.conf`, so that an update of Parley updates them. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "",
  port: "5432",
  unix_socket_permissions: "0700",
  max_connections: "80",

  // What was committed survives a power cut.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",

  // Nothing of a statement, a value or a row reaches the log: of errors only the fatal ones, without detail.
  log_destination: "stderr",
  logging_collector: "off",
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_min_duration_sample: "-1",
  log_min_error_statement: "panic",
  log_min_messages: "fatal",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_duration: "off",
  log_connections: "off",
  log_disconnections: "off",
  log_checkpoints: "off",
  log_lock_waits: "off",
  log_autovacuum_min_duration: "-1",

  // The write-ahead log holds what was deleted: nobody replicates from here, so keep it short and recycle it soon.
  wal_level: "minimal",
  max_wal_senders: "0",
  min_wal_size: "32MB",
  max_wal_size: "128MB",

  // One group on a small machine.
  shared_buffers: "16MB",
  jit: "off",
  io_method: "sync",
  max_worker_processes: "2",
  max_logical_replication_workers: "0",
  max_parallel_workers: "0",
  max_parallel_workers_per_gather: "0",
  autovacuum_max_workers: "1",
  huge_pages: "off",
};

export interface Launched {
  readonly pid: number;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
}

/**
 * Starts the server in a session of its own: Ctrl-C in the host's terminal reaches Parley alone, which stops the server
 * last. It does not keep Parley's process alive, and outlives it when that is killed.
 */
export async function launch(programs: Programs, place: Place): Promise<Launched> {
  const { uid, gid, switched } = place.account;
  const log = await open(place.log, "w", 0o600);
  try {
    const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(programs.postgres, ["-D", place.data, "-k", place.sockets, ...options], {
      cwd: place.data,
      env: { LC_ALL: "C", TZ: "UTC" },
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      ...(switched && { uid, gid }),
    });
    const ended = new Promise<void>((resolve) => {
      child.on("exit", () => resolve());
      child.on("error", () => resolve());
    });
    child.unref();
    return { pid: child.pid ?? 0, ended };
  } finally {
    await log.close();
  }
}

/** Why a server did not start, in its own words. */
export const lastWords = (place: Place): Promise<string> =>
  readFile(place.log, "utf8").then(
    (text) => /(?:FATAL|PANIC): +(.+)/.exec(text)?.[1] ?? "it ended without a word.",
    (error: unknown) => `its log can not be read (${codeOf(error)}).`,
  );
