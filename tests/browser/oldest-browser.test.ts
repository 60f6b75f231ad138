import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { floor } from "../../src/web/floor.ts";
import { builtPages, OFFLINE_PAGE } from "./built-pages.ts";
import { servePages, type PageServer } from "./page-server.ts";
import { publishedTable, workbook } from "./workbooks.ts";

/*
 * The promise about the oldest browser, kept to by that browser itself. `npm test` installs it in `oldest/` and says where in
 * OLDEST_CHROMIUM. Tools for driving browsers have long stopped speaking to it, so it is spoken to in its own protocol.
 */
const executable = process.env["OLDEST_CHROMIUM"];
const missing = process.env["HENGJI_NO_OLDEST_CHROMIUM"];

interface OldBrowser {
  readonly open: (address: string) => Promise<void>;
  /** The value of an expression; a promise is waited for. */
  readonly ask: <T>(expression: string) => Promise<T>;
  readonly until: (expression: string) => Promise<void>;
  readonly give: (selector: string, path: string) => Promise<void>;
  readonly complaints: readonly string[];
  readonly close: () => void;
}

/** Only where nobody tried to fetch it: a run that tried and failed must not look like one that passed. */
const skip = executable === undefined && missing === undefined ? "OLDEST_CHROMIUM is not set" : false;

describe(`Chromium ${floor.chromium}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "hengji-oldest-"));
  const file = join(folder, "table.xlsx");
  let server: PageServer;

  before(async () => {
    if (skip !== false) return;
    if (missing !== undefined) throw new Error(missing);
    await builtPages();
    server = await servePages();
    writeFileSync(file, (await workbook("table.xlsx", publishedTable("jishan-medical-insurance-2020"))).buffer);
  });

  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const kind of ["the served page", "the one file"]) {
    test(`${kind} reads a workbook, draws it, explains a score and writes the findings`, { skip }, async () => {
      const old = await openOld(executable!, mkdtempSync(join(folder, "profile-")));
      try {
        assert.match(await old.ask("navigator.userAgent"), new RegExp(`Chrome/${floor.chromium}\\.`));
        await old.open(kind === "the one file" ? pathToFileURL(OFFLINE_PAGE).href : server.address);
        await old.until("document.documentElement.hasAttribute('data-started')");
        await old.give("input[type=file]", file);
        await old.until("document.querySelector('.table-view') !== null");
        assert.match(await old.ask("document.querySelector('.strip').innerText"), /93[\s\S]*94/);
        assert.equal(await old.ask("document.querySelectorAll('.notes > li').length"), await old.ask("document.querySelectorAll('.paper-table .mark').length"));
        await old.ask("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))");
        await old.ask("document.querySelector('.note.chosen .note-why').click()");
        await old.until("document.querySelectorAll('.answer .steps li').length >= 3");
        // No note stands over another, once they have moved into place.
        await old.until(`(() => {
          const boxes = Array.from(document.querySelectorAll(".notes > li"), (note) => note.getBoundingClientRect());
          return boxes.every((box, index) => index === 0 || box.top >= boxes[index - 1].bottom);
        })()`);
        await old.ask(`(() => {
          const create = URL.createObjectURL;
          URL.createObjectURL = (blob) => { if (/spreadsheet/.test(blob.type)) window.saved = blob.size; return create.call(URL, blob); };
          document.querySelectorAll(".actions .button")[1].click();
        })()`);
        await old.until("window.saved > 4000");
        assert.deepEqual(old.complaints, []);
      } finally {
        old.close();
      }
    });
  }
});

async function openOld(path: string, profile: string): Promise<OldBrowser> {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--window-size=1366,900", "about:blank"];
  const started = spawn(path, flags, { stdio: ["ignore", "ignore", "pipe"] });
  try {
    return await speakTo(started, await pageAddress(started));
  } catch (failure) {
    started.kill("SIGKILL");
    throw failure;
  }
}

async function speakTo(started: ChildProcess, address: string): Promise<OldBrowser> {
  const socket = new WebSocket(address);
  await new Promise((opened) => socket.addEventListener("open", opened, { once: true }));
  const complaints: string[] = [];
  const waiting = new Map<number, (answer: { readonly result?: unknown; readonly error?: unknown }) => void>();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly result?: unknown; readonly error?: unknown };
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else if (message.method === "Runtime.exceptionThrown" || (message.method === "Runtime.consoleAPICalled" && /"type":"(error|warning)"/.test(JSON.stringify(message.params)))) {
      complaints.push(JSON.stringify(message.params).slice(0, 800));
    }
  });
  let sent = 0;
  const send = <T>(method: string, params: object = {}) =>
    new Promise<T>((settle, fail) => {
      sent += 1;
      waiting.set(sent, ({ result, error }) => (error === undefined ? settle(result as T) : fail(new Error(JSON.stringify(error)))));
      socket.send(JSON.stringify({ id: sent, method, params }));
    });
  for (const domain of ["Runtime", "Page"]) await send(`${domain}.enable`);

  const ask = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send<{ readonly result: { readonly value: T }; readonly exceptionDetails?: unknown }>("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };
  return {
    complaints,
    ask,
    open: (address) => send("Page.navigate", { url: address }),
    async until(expression) {
      for (let tries = 0; tries < 300; tries += 1) {
        // While a page is on its way there may be nothing to ask yet.
        if (await ask<boolean>(`Boolean(${expression})`).catch(() => false)) return;
        await new Promise((later) => setTimeout(later, 100));
      }
      throw new Error(`never came true: ${expression}; ${complaints.join("\n")}`);
    },
    async give(selector, given) {
      // By the object, not by a node of the protocol's own copy of the document: that copy is thrown away whenever the page is laid out anew.
      const { result } = await send<{ readonly result: { readonly objectId?: string } }>("Runtime.evaluate", { expression: `document.querySelector(${JSON.stringify(selector)})` });
      if (result.objectId === undefined) throw new Error(`the page has no ${selector}`);
      await send("DOM.setFileInputFiles", { objectId: result.objectId, files: [given] });
    },
    close() {
      socket.close();
      started.kill("SIGKILL");
    },
  };
}

/** Where the one page of the browser listens; it may come up a little after the browser does. */
async function pageAddress(started: ChildProcess): Promise<string> {
  const { port } = new URL(await debuggingAddress(started));
  for (let tries = 0; tries < 50; tries += 1) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { readonly type: string; readonly webSocketDebuggerUrl: string }[];
    const page = targets.find(({ type }) => type === "page");
    if (page !== undefined) return page.webSocketDebuggerUrl;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("the browser opened no page");
}

function debuggingAddress(started: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    started.stderr!.on("data", (chunk) => {
      said += String(chunk);
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) found(address);
    });
    started.on("error", failed);
    started.on("exit", () => failed(new Error(said)));
  });
}
