import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { AnySchema, ValidateFunction } from "ajv";
import type { Hono } from "hono";

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: AnySchema }>> }>> }>>>>;
}

/** Judges answers by the application's own description: an address, a status or a field that it does not name fails. */
export async function describedAnswers(app: Pick<Hono, "request">): Promise<(method: string, path: string, status: number, answer: unknown) => void> {
  const document = (await (await app.request("/api/openapi.json")).json()) as Document;
  const ajv = new Ajv2020({
    strict: false, allErrors: true,
    formats: { "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, date: /^\d{4}-\d\d-\d\d$/, uuid: /^[0-9a-f-]{36}$/, uri: true, binary: true, password: true },
  });
  ajv.addSchema({ $id: "hengji:api", ...document });
  const patterns = Object.keys(document.paths).map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`) }));
  const compiled = new Map<string, ValidateFunction>();
  return (method, path, status, answer) => {
    const address = path.split("?")[0]!;
    const known = patterns.find(({ pattern, path: template }) => pattern.test(address) && document.paths[template]?.[method.toLowerCase()] !== undefined)?.path;
    assert.ok(known !== undefined, `${method} ${path} is not described`);
    assert.ok(document.paths[known]![method.toLowerCase()]!.responses[String(status)] !== undefined, `${status} of ${method} ${known} is not described`);
    const pointer = ["paths", known, method.toLowerCase(), "responses", String(status), "content", "application/json", "schema"]
      .map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `hengji:api#/${pointer}` });
    compiled.set(pointer, validate);
    assert.ok(validate(answer), `${method} ${known} ${status}: ${JSON.stringify(validate.errors?.slice(0, 3))}\n${JSON.stringify(answer).slice(0, 400)}`);
  };
}
