import "./fill-to-floor.ts";
import { cited, forms, profiles } from "virtual:packs";
import "./styles/page.css";
import "./styles/recheck.css";
import "./styles/print-mark.css";
import "./styles/print.css";
import { profileOfYear } from "../files/choose-profile.ts";
import { answerReadRequests } from "./pages/recheck/reader-worker.ts";
import { startRecheckPage } from "./pages/recheck/recheck-page.ts";

// One script is both the page and its worker: nothing is loaded twice, and the one file stays one file.
if (typeof document === "undefined") answerReadRequests((table) => profileOfYear(profiles, table));
else startPage(document.currentScript?.textContent ?? "");

function startPage(ownScript: string): void {
  const root = document.getElementById("page");
  if (root === null) throw new Error("the page has lost its root");
  startRecheckPage({ root, offline: import.meta.env.OFFLINE, profiles, forms, cited, openWorker: () => openWorker(ownScript) });
  // Tells floor.js that all is well.
  document.documentElement.setAttribute("data-started", "yes");
}

/** From `file://` a script has no address that a worker could be opened from, so it is handed over as text. */
function openWorker(ownScript: string): Worker {
  if (!import.meta.env.OFFLINE) return new Worker(import.meta.url, { type: "module" });
  return new Worker(URL.createObjectURL(new Blob([ownScript], { type: "text/javascript" })));
}
