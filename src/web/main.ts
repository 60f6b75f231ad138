import "./fill-to-floor.ts";
import { forms, profiles } from "virtual:packs";
import "./styles/page.css";
import "./styles/recheck.css";
import "./styles/print.css";
import { startRecheckPage } from "./pages/recheck/recheck-page.ts";

const root = document.getElementById("page");
if (root === null) throw new Error("the page has lost its root");
startRecheckPage({ root, offline: import.meta.env.OFFLINE, profiles, forms });
// Tells floor.js that all is well.
document.documentElement.setAttribute("data-started", "yes");
