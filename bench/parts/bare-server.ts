import { createServer, type ServerResponse } from "node:http";
import { createInterface } from "node:readline";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { bareInsert, makeBareTable } from "./bare-insert.ts";

/**
 * What a save through HTTP could be at most, in a process of its own: the body is read as JSON, 13 rows are inserted in a transaction, and that is all. Nobody is
 * asked who they are, nothing is judged, kept as a version, recorded or sealed. One line of JSON in, the port out.
 */
const [line] = await new Promise<string[]>((resolve) => createInterface({ input: process.stdin }).once("line", (text) => resolve([text])));
const { database } = JSON.parse(line!) as { database: pg.PoolConfig };
const pool = new pg.Pool({ ...database, max: 8 });
pool.on("error", () => {});
await makeBareTable(pool);
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => void answer(JSON.parse(Buffer.concat(parts).toString("utf8")) as { expectedVersion: number }, response));
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));

async function answer({ expectedVersion }: { readonly expectedVersion: number }, response: ServerResponse): Promise<void> {
  const client = await pool.connect();
  await bareInsert(client, "a statement each");
  client.release();
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ version: expectedVersion + 1 }));
}
