import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { stripTypeScriptTypes } from "node:module";
import { createContext, runInContext, runInThisContext } from "node:vm";
import fc from "fast-check";
import { parseSync, Visitor } from "vite";
import { builtPages, OFFLINE_PAGE, PAGES_FOLDER } from "../browser/built-pages.ts";
import { floor } from "../../src/web/floor.ts";

/** Names of properties and of globals that came after Chromium 80, and the version they came with. */
const NEWER_PROPERTIES: Readonly<Record<string, number>> = {
  at: 92, hasOwn: 93, findLast: 97, findLastIndex: 97, toSorted: 110, toReversed: 110, toSpliced: 110, replaceAll: 85, replaceChildren: 86,
  groupBy: 117, fromAsync: 121, withResolvers: 119, isWellFormed: 111, toWellFormed: 111, randomUUID: 92, canParse: 120, checkVisibility: 105,
  showPicker: 99, supportedValuesOf: 99, setHTML: 105, hasIndices: 90, transferToFixedLength: 114,
  symmetricDifference: 122, isSubsetOf: 122, isSupersetOf: 122, isDisjointFrom: 122, toBase64: 140, fromBase64: 140, togglePopover: 114, getOrInsert: 145,
  showOpenFilePicker: 86, showSaveFilePicker: 86, escapeRegExp: 136, sumPrecise: 147, isError: 134,
};
const NEWER_GLOBALS: Readonly<Record<string, number>> = {
  structuredClone: 98, WeakRef: 84, FinalizationRegistry: 84, AggregateError: 85, Iterator: 122, scheduler: 94, reportError: 95, URLPattern: 95,
};
/** `Promise.any`, `Intl.Segmenter`: names that mean something old elsewhere. */
const NEWER_OF: Readonly<Record<string, number>> = {
  "Promise.any": 85, "Promise.try": 128, "Intl.Segmenter": 87, "Intl.DisplayNames": 81, "AbortSignal.timeout": 103, "AbortSignal.any": 116, "Array.fromAsync": 121, "RegExp.escape": 136,
};
/** What `fill-to-floor.ts` adds. */
const FILLED = ["hasOwn", "at", "findLast", "findLastIndex", "toSorted", "toReversed", "replaceAll"];

/** Everything in a script that the floor does not know. */
function tooNew(script: string, isModule: boolean): string[] {
  const { program, errors } = parseSync("page.js", script, { sourceType: isModule ? "module" : "script" });
  assert.deepEqual(errors.map(({ message }) => message), []);
  const found = new Set<string>();
  const note = (what: string, version: number | undefined) => {
    if (version !== undefined && version > floor.chromium) found.add(what);
  };
  new Visitor({
    AssignmentExpression: ({ operator }) => note(operator, ["&&=", "||=", "??="].includes(operator) ? 85 : undefined),
    StaticBlock: () => note("static {}", 94),
    MethodDefinition: ({ key }) => note("#method()", key.type === "PrivateIdentifier" ? 84 : undefined),
    BinaryExpression: ({ left, operator }) => note("#x in y", operator === "in" && (left as { type: string }).type === "PrivateIdentifier" ? 91 : undefined),
    ImportDeclaration: ({ attributes }) => note("import … with", attributes.length > 0 ? 123 : undefined),
    Literal: (literal) => {
      if (!("regex" in literal)) return;
      const { flags, pattern } = literal.regex;
      note(`/${pattern}/${flags}`, /v/.test(flags) ? 112 : /d/.test(flags) ? 90 : /\(\?[ims-]+:/.test(pattern) ? 125 : undefined);
    },
    MemberExpression: ({ object, property, computed }) => {
      if (computed || property.type !== "Identifier") return;
      note(`.${property.name}`, FILLED.includes(property.name) ? undefined : Object.hasOwn(NEWER_PROPERTIES, property.name) ? NEWER_PROPERTIES[property.name] : undefined);
      if (object.type === "Identifier") note(`${object.name}.${property.name}`, NEWER_OF[`${object.name}.${property.name}`]);
    },
    NewExpression: ({ callee }) => note(`new ${"name" in callee ? callee.name : ""}`, callee.type === "Identifier" && Object.hasOwn(NEWER_GLOBALS, callee.name) ? NEWER_GLOBALS[callee.name] : undefined),
    CallExpression: ({ callee }) => note(`${"name" in callee ? callee.name : ""}()`, callee.type === "Identifier" && Object.hasOwn(NEWER_GLOBALS, callee.name) ? NEWER_GLOBALS[callee.name] : undefined),
  }).visit(program);
  return [...found].sort();
}

/** Newer things a library asks for only after having looked whether they are there. */
const LOOKED_FOR: readonly string[] = [];

describe("the built pages know nothing newer than the floor", () => {
  before(builtPages);

  test("the scripts of the served page", () => {
    const scripts = readdirSync(`${PAGES_FOLDER}/assets`).filter((name) => name.endsWith(".js"));
    assert.ok(scripts.length >= 1);
    for (const name of scripts) assert.deepEqual(tooNew(readFileSync(`${PAGES_FOLDER}/assets/${name}`, "utf8"), true), LOOKED_FOR, name);
  });

  test("the inline scripts of the one file, which are classic scripts", () => {
    const scripts = [...readFileSync(OFFLINE_PAGE, "utf8").matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script!);
    assert.equal(scripts.length, 2);
    for (const script of scripts) assert.deepEqual(tooNew(script, false), LOOKED_FOR);
  });

  test("the script that speaks to browsers below the floor is ECMAScript 5", () => {
    const script = readFileSync(`${PAGES_FOLDER}/floor.js`, "utf8");
    assert.doesNotMatch(script, /=>|`|\b(let|const|class|async|of)\b|\?\.|\?\?/);
  });

  test("the styles use nothing that would lose the rule it stands in", () => {
    for (const name of readdirSync(`${PAGES_FOLDER}/assets`).filter((one) => one.endsWith(".css"))) {
      const css = readFileSync(`${PAGES_FOLDER}/assets/${name}`, "utf8");
      assert.doesNotMatch(css, /:(has|is|where)\(|@layer|@container|@property|color-mix\(|oklch\(|\d(dvh|svh|lvh|cqw)\b|(?<![\w-])inset:|aspect-ratio|&[ .:>]|light-dark\(/, name);
      // A list of selectors with one the browser does not know is dropped as a whole.
      for (const [selectors] of css.matchAll(/[^{}]*:focus-visible[^{}]*(?=\{)/g)) assert.doesNotMatch(selectors, /,/, selectors);
    }
  });
});

test("the check finds what is too new", () => {
  assert.deepEqual(tooNew("a ||= structuredClone(b); c.replaceChildren(); class D { #e() {} static { f() } } Promise.any([]); /x/v; g?.h ?? i", false), [
    "#method()", ".replaceChildren", "/x/v", "Promise.any", "static {}", "structuredClone()", "||=",
  ]);
});

describe("what is filled in does what newer browsers do by themselves", () => {
  const source = stripTypeScriptTypes(readFileSync(new URL("../../src/web/fill-to-floor.ts", import.meta.url), "utf8")).replace("export {};", "");
  const remove = `
    delete Object.hasOwn; delete String.prototype.at; delete String.prototype.replaceAll;
    for (const name of ["at", "findLast", "findLastIndex", "toSorted", "toReversed"]) delete Array.prototype[name];
    for (const kind of [Uint8Array, Uint16Array, Uint32Array]) delete Object.getPrototypeOf(kind.prototype).at;`;
  const old = createContext();
  runInContext(`${remove}\n(() => {${source}})();`, old);
  const both = (code: string) => {
    const filled = JSON.stringify(runInContext(code, old) ?? null);
    assert.equal(filled, JSON.stringify(runInThisContext(code) ?? null), code);
  };
  const numRuns = process.env["HENGJI_LONG"] === "1" ? 5000 : 200;

  test("on lists", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 8 }), fc.integer({ min: -10, max: 10 }), (list, index) => {
        const text = JSON.stringify(list);
        both(`${text}.at(${index})`);
        both(`new Uint8Array(${text}).at(${index})`);
        both(`${text}.findLast((value) => value > ${index})`);
        both(`${text}.findLastIndex((value) => value > ${index})`);
        both(`(() => { const list = ${text}; return [list.toSorted((a, b) => a - b), list.toReversed(), list]; })()`);
      }),
      { numRuns, seed: 20260331 },
    );
  });

  test("on texts", () => {
    const part = fc.string({ unit: fc.constantFrom("a", "b", "$", "&", "某", "."), maxLength: 6 });
    fc.assert(
      fc.property(part, part, part, (text, wanted, put) => {
        const call = (replacement: string) => `${JSON.stringify(text)}.replaceAll(${JSON.stringify(wanted)}, ${replacement})`;
        both(call(JSON.stringify(put)));
        both(call(`(found) => found + ${JSON.stringify(put)}`));
        both(`${JSON.stringify(text)}.replaceAll(/a|某/g, ${JSON.stringify(put)})`);
        both(`${JSON.stringify(text)}.at(-1)`);
      }),
      { numRuns, seed: 20260331 },
    );
  });

  test("on objects", () => {
    both(`[Object.hasOwn({ a: 1 }, "a"), Object.hasOwn({ a: 1 }, "toString"), Object.hasOwn(Object.create(null), "a")]`);
  });
});
