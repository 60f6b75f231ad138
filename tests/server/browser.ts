import type { Hono } from "hono";

/** Judges an answer, by the description of the application. */
export type Judge = (method: string, path: string, status: number, answer: unknown) => void;

/** Keeps cookies as a browser does, and comes from an address. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: Pick<Hono, "request">;
  readonly #source: string;
  readonly #judge: Judge;

  constructor(app: Pick<Hono, "request">, source = "10.0.0.1", judge: Judge = () => {}) {
    this.#app = app;
    this.#source = source;
    this.#judge = judge;
  }

  async request(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.#app.request(
      path,
      {
        method,
        headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...(cookie === "" ? {} : { cookie }), "user-agent": "browser of a test", ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: this.#source } } },
    );
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", value = ""] = pair.split("=");
      if (attributes.some((attribute) => attribute === "Max-Age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.#judge(method, path, response.status, await response.clone().json());
    return response;
  }

  get(path: string): Promise<Response> {
    return this.request("GET", path);
  }

  post(path: string, body?: unknown): Promise<Response> {
    return this.request("POST", path, body);
  }

  delete(path: string, body?: unknown): Promise<Response> {
    return this.request("DELETE", path, body);
  }

  /** The same machine with the same cookies, as whoever copied them has them. */
  copy(): Browser {
    const copy = new Browser(this.#app, this.#source, this.#judge);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }
}
