import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { AnySchema } from "ajv";
import { entry, JSON_HEADERS, published as publishedExample, readTable, toKeep } from "./examples.ts";
import { unsignedDisclosureCalls } from "./disclosure/unsigned-calls.ts";
import { unsignedFilingCalls } from "./filings/unsigned-calls.ts";
import { unsignedExAnteCalls } from "./ex-ante/unsigned-calls.ts";
import { unsignedLedgerCalls } from "./ledger/unsigned-calls.ts";
import { unsignedPeopleCalls } from "./unsigned-people-calls.ts";
import { openWorld, type World } from "./world.ts";

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: AnySchema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: AnySchema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: AnySchema }>> }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, AnySchema>> };
}

/** One call of an operation; the key of a fresh kept recheck stands for `{key}`. */
interface Call {
  readonly says: string;
  readonly status: number;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
}

const json = (value: unknown): Pick<Call, "headers" | "body"> => ({ headers: JSON_HEADERS, body: JSON.stringify(value) });
const noKey = "/api/kept-rechecks/unknown";

/** Good and bad input for every operation of the description; one that is missing here fails the test. */
const calls: Readonly<Record<string, readonly Call[]>> = {
  "post /api/recheck": [
    { says: "a file", status: 200, query: "?name=a.json&language=en&profile=cn-national-2021", body: "{}" },
    { says: "a wrong language", status: 400, query: "?language=xx", body: "{}" },
    { says: "too large", status: 413, headers: { "content-length": "99999999999" }, body: "{}" },
    { says: "from elsewhere", status: 403, headers: { origin: "http://elsewhere.test" }, body: "{}" },
  ],
  "post /api/kept-rechecks": [
    { says: "a recheck", status: 201, ...json(toKeep()) },
    { says: "no JSON", status: 400, headers: JSON_HEADERS, body: "{" },
    { says: "another type", status: 415, body: "{}" },
    { says: "too large", status: 413, headers: { ...JSON_HEADERS, "content-length": "99999999999" }, body: "{}" },
    { says: "an empty object", status: 422, ...json({}) },
    { says: "an array", status: 422, ...json([]) },
    ...Object.keys(toKeep()).map((field) => ({ says: `${field} missing`, status: 422, ...json({ ...toKeep(), [field]: undefined }) })),
    ...Object.keys(toKeep()).map((field) => ({ says: `${field} a truth value`, status: 422, ...json(toKeep({ [field]: true })) })),
    ...Object.keys(readTable()).map((field) => ({ says: `tables[0].${field} a list of lists`, status: 422, ...json(toKeep({ tables: [readTable({ [field]: [[]] })] })) })),
    { says: "conclusions from outside", status: 422, ...json(toKeep({ results: [entry()] })) },
  ],
  "get /api/kept-rechecks/{key}": [
    { says: "open", status: 200 },
    { says: "no such key", status: 404, path: noKey },
  ],
  "delete /api/kept-rechecks/{key}": [
    { says: "no such key", status: 404, path: noKey },
    { says: "a wrong header", status: 400, headers: { "idempotency-key": "short" } },
    { says: "discard", status: 200 },
    { says: "twice", status: 404 },
  ],
  "post /api/kept-rechecks/{key}/restore": [
    { says: "no such key", status: 404, path: `${noKey}/restore` },
    { says: "a wrong header", status: 400, headers: { "idempotency-key": "short" } },
    { says: "restore", status: 200 },
  ],
  ...unsignedFilingCalls,
  ...unsignedDisclosureCalls,
  ...unsignedPeopleCalls,
  ...unsignedLedgerCalls,
  ...unsignedExAnteCalls,
  "get /api/health": [{ says: "ask", status: 200 }],
  "get /api/openapi.json": [{ says: "ask", status: 200 }],
  "get /api/recheck-schema.json": [{ says: "ask", status: 200 }],
};

describe("the description of the API", () => {
  let world: World;
  let document: Document;
  let ajv: Ajv2020;
  let key: string;
  before(async () => {
    world = await openWorld({ recheckProcess: new URL("./fixtures/contract-recheck.ts", import.meta.url) });
    document = (await (await world.app.request("/api/openapi.json")).json()) as Document;
    // The components are named in place (`#/components/schemas/…`), so the document itself is the root of all references.
    ajv = new Ajv2020({ strict: false, allErrors: true, formats: { "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, uri: (text: string) => URL.canParse(text), binary: true } });
    ajv.addSchema({ $id: "hengji:api", ...document });
    key = ((await (await world.app.request("/api/kept-rechecks", { method: "POST", ...json(toKeep()) })).json()) as { key: string }).key;
  });
  after(() => world.close());

  const check = (path: readonly string[]) => {
    const pointer = path.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const validate = ajv.compile({ $ref: `hengji:api#/${pointer}` });
    return (value: unknown) => assert.ok(validate(value), JSON.stringify(validate.errors?.slice(0, 3)));
  };

  test("names every route of the application and no other", () => {
    const routes = world.app.routes
      .filter(({ method, path }) => method !== "ALL" && /^\/(api|public|print)(\/|$)/.test(path))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, "{$1}")}`);
    const described = Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method} ${path}`));
    assert.deepEqual([...new Set(described)].sort(), [...new Set(routes)].sort());
    assert.deepEqual(described.filter((operation) => calls[operation] === undefined), [], "operations that this test does not call");
    assert.match(document.openapi, /^3\.1/);
  });

  test("every operation says what it answers when something goes wrong, in the one shape", () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        assert.ok(responses["500"] !== undefined, `${method} ${path}`);
        for (const [status, response] of Object.entries(responses)) {
          if (Number(status) < 400) continue;
          assert.deepEqual(response.content?.["application/json"]?.schema, { $ref: "#/components/schemas/Problems" }, `${method} ${path} ${status}`);
        }
      }
    }
  });

  test("its examples of good input are good by its own schemas, and the bad are bad", () => {
    const matches = check(["paths", "/api/kept-rechecks", "post", "requestBody", "content", "application/json", "schema"]);
    matches(toKeep());
    assert.throws(() => matches(toKeep({ results: [entry()] })));
    assert.throws(() => matches(toKeep({ more: 1 })));
  });

  for (const [operation, list] of Object.entries(calls)) {
    for (const call of list) {
      test(`${operation}: ${call.says}`, async () => {
        const [method = "", pattern = ""] = operation.split(" ");
        const path = call.path ?? pattern.replace("{key}", key);
        const response = await world.app.request(path + (call.query ?? ""), {
          method: method.toUpperCase(),
          ...(call.headers === undefined ? {} : { headers: call.headers }),
          ...(call.body === undefined ? {} : { body: call.body }),
        });
        const text = await response.text();
        assert.equal(response.status, call.status, text);
        const described = document.paths[pattern]?.[method]?.responses[String(response.status)];
        assert.ok(described !== undefined, `${response.status} is not described`);
        const type = (response.headers.get("content-type") ?? "").split(";")[0]!;
        assert.ok(described.content?.[type] !== undefined, `${type} is not described`);
        check(["paths", pattern, method, "responses", String(response.status), "content", type, "schema"])(JSON.parse(text));
        assert.equal(response.headers.get("cache-control"), "no-store");
        assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'/);
      });
    }
  }

  test("addresses and methods that are not described answer in the one shape", async () => {
    const matches = check(["components", "schemas", "Problems"]);
    for (const [method, path, status, allow] of [
      ["GET", "/api", 404, null],
      ["GET", "/api/", 404, null],
      ["GET", "/api/nothing", 404, null],
      ["POST", "/api/health", 405, "GET, HEAD"],
      ["PUT", `/api/kept-rechecks/${key}`, 405, "DELETE, GET, HEAD"],
      ["GET", "/api/recheck", 405, "POST"],
      ["POST", "/", 404, null],
      ["OPTIONS", "/api/health", 405, "GET, HEAD"],
    ] as const) {
      const response = await world.app.request(path, { method });
      assert.equal(response.status, status, `${method} ${path}`);
      assert.equal(response.headers.get("allow"), allow, `${method} ${path}`);
      matches(await response.json());
    }
    const head = await world.app.request("/api/health", { method: "HEAD" });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), "");
  });

  test("the schema of a recheck is the published one, and our own says the same", async () => {
    const published = JSON.parse(readFileSync(new URL("../../docs/recheck.schema.json", import.meta.url), "utf8")) as AnySchema;
    assert.deepEqual(await (await world.app.request("/api/recheck-schema.json")).json(), published);
    const validate = new Ajv2020({ strict: false }).compile(published);
    const own = ajv.compile({ $ref: "hengji:api#/components/schemas/RecheckEntries" });
    const values: unknown[] = [null, true, 0, -1, 1.5, "", "2", "x", "number", ">=", "error", "goal", "sum.score", [], ["cut0"], {}];
    const disagreements: string[] = [];
    let compared = 0;
    const examples = readdirSync(new URL("../../docs/recheck-examples/", import.meta.url)).map((file) => publishedExample(file.replace(".json", ""))[0]!);
    for (const base of examples) {
      assert.ok(validate([base]) && own([base]), JSON.stringify(validate.errors ?? own.errors));
      for (const changed of variants(base, values)) {
        compared += 1;
        const [theirs, ours] = [validate([changed]), own([changed])];
        // Some of the published rules tie one field to another (a value to its kind); ours may let more pass, never less.
        if (theirs && !ours) disagreements.push(JSON.stringify(changed));
      }
    }
    assert.ok(compared > 500, String(compared));
    assert.deepEqual(disagreements.slice(0, 3), []);
    for (const field of Object.keys(entry())) {
      const { [field]: _, ...rest } = entry();
      assert.equal(validate([rest]), false);
      assert.equal(own([rest]), false);
    }
  });
});

/** The value with one place in it changed, for every place and every replacement. */
function* variants(value: unknown, replacements: readonly unknown[]): Generator<unknown> {
  if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      for (const changed of variants(item, replacements)) {
        yield Array.isArray(value) ? value.map((old: unknown, index) => (String(index) === name ? changed : old)) : { ...value, [name]: changed };
      }
      yield* replacements.map((replacement) => (Array.isArray(value) ? [replacement] : { ...value, [name]: replacement }));
    }
  }
}
