import assert from "node:assert/strict";
import { test } from "node:test";
import { DatabaseTrouble, troubleOf } from "../../src/server/database-trouble.ts";

const cases: readonly (readonly [code: string | undefined, message: string, kind: string | null])[] = [
  ["ECONNREFUSED", "connect ECONNREFUSED", "away"],
  ["ENOENT", "connect ENOENT /tmp/.s.PGSQL.5432", "away"],
  ["ECONNRESET", "read ECONNRESET", "away"],
  [undefined, "Connection terminated unexpectedly", "away"],
  [undefined, "timeout exceeded when trying to connect", "away"],
  [undefined, "Client has encountered a connection error and is not queryable", "away"],
  ["57P01", "terminating connection due to administrator command", "away"],
  ["57P02", "terminating connection because of crash of another server process", "away"],
  ["57P03", "the database system is starting up", "away"],
  ["08006", "connection failure", "away"],
  ["53300", "too many clients already", "away"],
  ["25006", "cannot execute INSERT in a read-only transaction", "away"],
  ["28P01", "password authentication failed", "away"],
  ["57014", "canceling statement due to statement timeout", "slow"],
  ["55P03", "canceling statement due to lock timeout", "slow"],
  ["53100", "could not extend file: No space left on device", "full"],
  ["42P01", "relation does not exist", null],
  ["42501", "permission denied", null],
  ["23505", "duplicate key", null],
  ["22P02", "invalid input syntax", null],
  [undefined, "x is not a function", null],
  ["ERR_INVALID_ARG_TYPE", "of ours", null],
];
for (const [code, message, kind] of cases) {
  test(`${code ?? "-"} ${message}: ${kind ?? "our own fault"}`, () => {
    const error = Object.assign(new Error(message), code === undefined ? {} : { code });
    const found = troubleOf(error);
    if (kind === null) assert.equal(found, error);
    else {
      assert.ok(found instanceof DatabaseTrouble);
      assert.equal(found.kind, kind);
      assert.equal(found.cause, error);
    }
  });
}

test("what is no error stays what it is", () => assert.equal(troubleOf("text"), "text"));
