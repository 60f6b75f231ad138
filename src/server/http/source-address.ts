import { isIPv6 } from "node:net";
import type { Http } from "./environment.ts";

/**
 * Where a request came from, for counting. Headers that a proxy adds are not believed, since anybody can send them.
 * One household of IPv6 addresses (/64) counts as one.
 */
export function sourceAddress(http: Http): string {
  const address = http.env?.incoming?.socket?.remoteAddress ?? "";
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped === null ? `${ipv6Groups(address).slice(0, 4).join(":")}::/64` : mapped[1]!;
}

function ipv6Groups(address: string): string[] {
  const [head = "", tail] = address.split("%")[0]!.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: gap }, () => "0"), ...right];
}
