import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** Just enough of PostgreSQL's protocol to let somebody in and to answer every query with one row of text. */
export async function oldPostgres(row: Readonly<Record<string, string>>): Promise<{ port: number; close: () => void }> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", int(0)), message("Z", Buffer.from("I"))]));
      socket.on("data", (chunk) => {
        if (chunk[0] === 0x51) socket.write(answer(row));
        else if (chunk[0] === 0x58) socket.end();
      });
    });
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

function answer(row: Readonly<Record<string, string>>): Buffer {
  const columns = Object.keys(row).map((name) => {
    // bool for t and f, int4 for digits, else text.
    const type = /^[tf]$/.test(row[name] ?? "") ? 16 : /^\d+$/.test(row[name] ?? "") ? 23 : 25;
    return Buffer.concat([Buffer.from(`${name}\0`), int(0), short(0), int(type), short(-1), int(-1), short(0)]);
  });
  const values = Object.values(row).map((value) => Buffer.concat([int(Buffer.byteLength(value)), Buffer.from(value)]));
  return Buffer.concat([
    message("T", Buffer.concat([short(columns.length), ...columns])),
    message("D", Buffer.concat([short(values.length), ...values])),
    message("C", Buffer.from("SELECT 1\0")),
    message("Z", Buffer.from("I")),
  ]);
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int(body.length + 4), body]);
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
