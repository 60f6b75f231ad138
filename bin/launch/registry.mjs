import { execFileSync } from "node:child_process";
import { connect } from "node:net";

const PATIENCE_MS = 5000;

/**
 * Whether the registry that npm would ask can be reached at all; else the reason. npm itself tries each package again and
 * again, which takes minutes. Behind a proxy only npm can tell, and so it may.
 */
export async function registryTrouble([program, ...first]) {
  let settings;
  try {
    settings = execFileSync(program, [...first, "config", "get", "registry", "proxy", "https-proxy"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return null;
  }
  const value = (name) => new RegExp(`^${name}\\s*=\\s*(\\S+)`, "m").exec(settings)?.[1];
  const proxied = [value("proxy"), value("https-proxy")].some((proxy) => proxy !== undefined && !["null", "undefined", "false"].includes(proxy));
  const registry = value("registry");
  if (proxied || registry === undefined || !URL.canParse(registry)) return null;
  const { hostname, port, protocol, host } = new URL(registry);
  const reason = await knock(hostname.replace(/^\[|\]$/g, ""), Number(port) || (protocol === "http:" ? 80 : 443));
  return reason === null ? null : `${host} ${reason}`;
}

function knock(host, port) {
  return new Promise((settle) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (reason) => {
      socket.destroy();
      settle(reason);
    };
    socket.on("connect", () => end(null));
    socket.on("timeout", () => end("ETIMEDOUT"));
    socket.on("error", (error) => end(error.errors?.[0]?.code ?? error.code ?? error.message));
  });
}
