import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/**
 * Folds the page into `recheck.html`: one classic inline script and inline styles, which work from `file://`, where modules are blocked.
 * The page forbids itself every connection, so that nobody has to believe us that a file never leaves the computer.
 */
export function oneFile(root: string): Plugin {
  return {
    name: "hengji:one-file",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        let html = "";
        const scripts: string[] = [];
        const styles: string[] = [];
        for (const [name, item] of Object.entries(bundle)) {
          if (item.type === "chunk") scripts.push(item.code);
          else if (name.endsWith(".html")) html = String(item.source);
          else if (name.endsWith(".css")) styles.push(String(item.source));
          else throw new Error(`${name} cannot be folded into one file`);
          delete bundle[name];
        }
        if (scripts.length !== 1) throw new Error(`expected one script, found ${scripts.length}`);
        const floorCheck = readFileSync(`${root}/public/floor.js`, "utf8");
        this.emitFile({ type: "asset", fileName: "recheck.html", source: fold(html, styles.join("\n"), [scripts[0]!, floorCheck]) });
      },
    },
  };
}

/** Exported for its test. */
export function fold(html: string, css: string, scripts: readonly string[]): string {
  const bodies = scripts.map((script) => `\n${script.trim().replace(/<(?=\/script|!--)/gi, "\\x3C")}\n`);
  const policy = [
    "default-src 'none'",
    `script-src ${bodies.map(digest).join(" ")}`,
    `style-src ${digest(css)}`,
    "img-src data: blob:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  // Replacement by function: a script may hold `$&` and the like.
  return html
    .replace(/\s*<script\b[^>]*\bsrc=[^>]*><\/script>/g, "")
    .replace(/\s*<link\b[^>]*rel="(?:stylesheet|modulepreload)"[^>]*>/g, "")
    .replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace("</head>", () => `  <style>${css}</style>\n  </head>`)
    .replace("</body>", () => `${bodies.map((body) => `<script>${body}</script>`).join("\n    ")}\n  </body>`);
}

function digest(text: string): string {
  return `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
}
