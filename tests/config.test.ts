import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";

type Environment = Readonly<Record<string, string>>;

function faultsOf(environment: Environment): readonly string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.faults.map(({ path, wrong, fix }) => `${path}: ${wrong}. ${fix}`);
}

/** Names as they stand in the environment of a desktop, a container, CI, a cloud's host. */
const ORDINARY = `
  _ BASH_ENV BROWSER CDPATH CI CODESPACES COLORTERM COLUMNS COMPOSE_PROJECT_NAME CONTAINER CONTAINER_HOST CREDENTIALS_DIRECTORY DATA
  DATABASE DATABASE_HOST DATABASE_NAME DATABASE_PASSWORD DATABASE_PORT DATABASE_POOL_SIZE DATABASE_SCHEMA DATABASE_TYPE DATABASE_USER
  DATABASE_URL_POOLED DATABASE_URL_UNPOOLED DBUS_SESSION_BUS_ADDRESS DB_HOST DB_URL DEBIAN_FRONTEND DEBUG DEBUG_LEVEL DESKTOP_SESSION
  DIRECT_URL DISPLAY DOCKER_HOST DYNO EDITOR ENV FORCE_COLOR GDMSESSION GITHUB_ACTIONS GITHUB_SERVER_URL GIT_EDITOR GLOG_v
  GPG_AGENT_INFO HISTSIZE HOME HOSTNAME HOSTS HOSTTYPE HOST_IP HOST_PORT HTTPS_PROXY HTTP_PROXY INIT_CWD INVOCATION_ID JOURNAL_STREAM
  KUBERNETES_PORT KUBERNETES_SERVICE_HOST LANG LANGUAGE LC_ALL LC_TIME LD_LIBRARY_PATH LESSOPEN LINES LISTEN_FDS LOGNAME LOG_DIR LOG_FILE
  LOG_FORMAT LOGS LS_COLORS MACHTYPE MAIL MANPATH MEMORY_PRESSURE_WATCH MEM_LIMIT MONGO_URL MOTD_SHOWN NAME NODE NODE_ENV NODE_OPTIONS
  NODE_PATH NODE_VERSION NOTIFY_SOCKET NO_COLOR NO_PROXY NVM_DIR OLDPWD OPENSSL_CONF OSTYPE PAGER PATH PGDATABASE PGHOST PGPASSWORD PGPORT
  PGUSER PORTS POST POSTGRES_DB POSTGRES_PASSWORD POSTGRES_URL PS1 PWD QT_IM_MODULE REDIS REDISCLOUD_URL REDIS_DB REDIS_HOST REDIS_PASSWORD
  REDIS_PORT REDIS_TLS_URL REDIS_TOKEN REDIS_USER REDIS_USERNAME RUNTIME_DIRECTORY RUST_LOG SECRET_KEY SERVER_PORT SHELL SHLVL SORT
  SSH_AUTH_SOCK SSH_CONNECTION STATE_DIRECTORY SUDO_COMMAND SUDO_USER SYSTEMD_EXEC_PID TERM TERM_PROGRAM TEST_DATABASE_URL TEST_REDIS_URL
  TMPDIR TZ USER USERNAME VIRTUAL_HOST VIRTUAL_PORT VISUAL WAYLAND_DISPLAY WSL_DISTRO_NAME XAUTHORITY XDG_DATA_DIRS XDG_RUNTIME_DIR XPORT
  http_proxy https_proxy no_proxy npm_command npm_config_cache npm_config_local_prefix npm_config_loglevel npm_config_node_gyp
  npm_config_noproxy npm_execpath npm_lifecycle_event npm_lifecycle_script npm_node_execpath npm_package_json npm_package_name
  PARLEY_TEST_SERVICES PARLEY_SEEDS
`
  .trim()
  .split(/\s+/);

describe("a name that was meant to be a setting is refused with the right one", () => {
  test.each([
    ["DATABASE_UR", "DATABASE_URL"],
    ["DATABSE_URL", "DATABASE_URL"],
    ["DATABASE_URI", "DATABASE_URL"],
    ["REDISURL", "REDIS_URL"],
    ["REDIS_ULR", "REDIS_URL"],
    ["redis_url", "REDIS_URL"],
    ["LOGLEVEL", "LOG_LEVEL"],
    ["PARLEY_DATAA", "PARLEY_DATA"],
    ["PARLEYURL", "PARLEY_URL"],
    ["PARLY_URL", "PARLEY_URL"],
    ["PARLEY_HOSTKEY", "PARLEY_HOST_KEY"],
    ["Port", "PORT"],
    ["host", "HOST"],
  ])("%s: %s", (written, right) => {
    expect(faultsOf({ [written]: "x" })).toEqual([`${written}: there is no such setting. Did you mean ${right}?`]);
  });

  test("what begins like ours and is like none is refused as well", () => {
    expect(faultsOf({ PARLEY_SMTP_SERVER: "x" })).toEqual([
      "PARLEY_SMTP_SERVER: there is no such setting. `npx parley config` lists the settings",
    ]);
  });

  test("together with what else is wrong", () => {
    expect(faultsOf({ DATABASE_UR: "postgres://db/x", REDIS_URL: "redis://r" })).toEqual([
      "DATABASE_UR: there is no such setting. Did you mean DATABASE_URL?",
      expect.stringMatching(/^REDIS_URL: it needs DATABASE_URL/),
    ]);
  });
});

describe("what other programs have in the environment is left alone", () => {
  test("an ordinary environment", () => {
    expect(ORDINARY.length).toBeGreaterThan(150);
    expect(faultsOf(Object.fromEntries(ORDINARY.map((name) => [name, "x"])))).toEqual([]);
  });

  test("the environment of these tests", () => {
    const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    expect(faultsOf(Object.fromEntries(own) as Environment)).toEqual([]);
  });

  test("a similar name beside the right one", () => {
    expect(faultsOf({ DATABASE_URL: "postgres://db/x", DATABASE_URI: "mysql://db/y" })).toEqual([]);
  });
});

describe("a word of a list that is none of it is refused with the nearest", () => {
  test.each([
    ["warning", "warn"],
    ["INFO", "info"],
    ["err", "error"],
    ["dbug", "debug"],
  ])("LOG_LEVEL=%s: %s", (written, right) => {
    expect(faultsOf({ LOG_LEVEL: written })).toEqual([
      `LOG_LEVEL: "${written}" is none of fatal, error, warn, info, debug, silent. Did you mean ${right}?`,
    ]);
  });

  test("none is near", () => {
    expect(faultsOf({ LOG_LEVEL: "everything" })).toEqual([
      expect.stringMatching(/^LOG_LEVEL: "everything" is none of .*\. How much is logged/),
    ]);
  });

  test("in a list of several", () => {
    expect(faultsOf({ PARLEY_ROLES: "web,workers" })).toEqual([
      'PARLEY_ROLES: "workers" is none of web, slack, discord, worker. Did you mean worker?',
    ]);
  });
});

test("what may be secret is not repeated", () => {
  expect(faultsOf({ DATABASE_URL: "hunter2", REDIS_URL: "hunter2", PARLEY_HOST_KEY: "hunter2" }).join()).not.toContain("hunter2");
});

test("whether a data folder was named", () => {
  const mayMove = (environment: Environment): boolean | null => {
    const read = readConfig(environment);
    return read.ok ? read.config.mayMoveData : null;
  };
  expect([mayMove({}), mayMove({ PARLEY_DATA: "" }), mayMove({ PARLEY_DATA: "data" })]).toEqual([true, true, false]);
});
