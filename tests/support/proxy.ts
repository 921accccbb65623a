import { connect, createServer, type Socket } from "node:net";

/** A way to a server that can be cut, without touching the connections of anybody else who uses it. */
export interface Proxy {
  readonly port: number;
  /** Breaks every connection; new ones go through again. */
  cut(): void;
  /** Refuses new connections until `false`. */
  refuse(isDown: boolean): void;
  close(): Promise<void>;
}

/** @param target a port on this machine, or the path of a Unix socket. */
export async function aProxy(target: number | string): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let down = false;
  const server = createServer((near) => {
    if (down) return void near.destroy();
    const far = typeof target === "number" ? connect(target, "127.0.0.1") : connect(target);
    for (const [socket, peer] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        peer.destroy();
      });
      socket.pipe(peer);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut,
    refuse: (isDown) => void (down = isDown),
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The proxy's address in place of the server's. */
export async function throughProxy(url: string): Promise<{ readonly url: string; readonly proxy: Proxy }> {
  const address = new URL(url);
  const socketFolder = address.searchParams.get("host");
  const proxy = await aProxy(socketFolder === null ? Number(address.port) : `${socketFolder}/.s.PGSQL.5432`);
  if (socketFolder !== null) return { url: `postgres://parley@127.0.0.1:${proxy.port}/postgres`, proxy };
  address.hostname = "127.0.0.1";
  address.port = String(proxy.port);
  return { url: address.href, proxy };
}
