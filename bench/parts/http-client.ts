import { Agent, request } from "node:http";

/** One connection that stays open, with a session: what a browser is to the server. Anything but success is an error. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #address: URL;
  readonly #cookie: string;

  constructor(address: string, token: string) {
    this.#address = new URL(address);
    this.#cookie = `hengji-session=${token}`;
  }

  get(path: string): Promise<unknown> {
    return this.send("GET", path);
  }

  send(method: string, path: string, body?: unknown): Promise<unknown> {
    const text = body === undefined ? null : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          agent: this.#agent, host: this.#address.hostname, port: this.#address.port, method, path,
          headers: { cookie: this.#cookie, origin: "http://127.0.0.1", ...(text === null ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }) },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () => {
            const said = Buffer.concat(chunks).toString("utf8");
            if (answer.statusCode !== undefined && answer.statusCode < 300) resolve(said === "" ? null : said.startsWith("{") ? JSON.parse(said) : said);
            else reject(new Error(`${method} ${path}: ${answer.statusCode} ${said.slice(0, 300)}`));
          });
          answer.on("error", reject);
        },
      );
      asked.on("error", reject);
      asked.end(text ?? undefined);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
