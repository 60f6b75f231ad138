import { createServer, type RequestListener, type Server } from "node:http";
import { isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";
import { reasonOf, StartProblem } from "./start-problem.ts";

export interface Listening {
  /** Where to point a browser on this machine. */
  readonly address: string;
  /** The same for other machines, when it listens to them. */
  readonly elsewhere: readonly string[];
  /** Lets requests that are under way end, for a few seconds at most. */
  close(): Promise<void>;
}

const PATIENCE_MS = 3000;
/** An idle connection is kept longer than browsers and the usual proxies keep theirs: who closes first can't cut off a request on its way. */
const KEEP_ALIVE_MS = 75_000;

/** Listens at the host and port; the loopback address means both of its forms, where the machine has both. */
export async function listen(host: string, port: number, listener: RequestListener): Promise<Listening> {
  const first = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  const actual = await open(first, host, port);
  const servers = [first];
  if (host === "127.0.0.1" || host === "localhost") {
    const second = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
    // A browser may take `localhost` for ::1; where that isn't to be had, the first address still is.
    if (await open(second, host === "localhost" ? "127.0.0.1" : "::1", actual).then(() => true, () => false)) servers.push(second);
  }
  const everywhere = host === "0.0.0.0" || host === "::";
  return {
    address: url(everywhere ? "127.0.0.1" : host, actual),
    elsewhere: everywhere ? ownAddresses().map((address) => url(address, actual)) : [],
    close: async () => void (await Promise.all(servers.map(closeServer))),
  };
}

function open(server: Server, host: string, port: number): Promise<number> {
  return new Promise((settle, reject) => {
    server.once("error", (error) => {
      const reason = reasonOf(error);
      if (reason === "EADDRINUSE") reject(new StartProblem("start.port-taken", { port }));
      else if (reason === "EACCES") reject(new StartProblem("start.port-forbidden", { port }));
      else reject(new StartProblem("start.host-unknown", { host, reason }));
    });
    server.listen(port, host, () => {
      const bound = server.address();
      settle(bound !== null && typeof bound === "object" ? bound.port : port);
    });
  });
}

function url(host: string, port: number): string {
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((settle) => {
    const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    server.close(() => {
      clearTimeout(timer);
      settle();
    });
    server.closeIdleConnections();
  });
}
