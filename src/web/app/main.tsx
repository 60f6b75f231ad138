import "../fill-to-floor.ts";
import { createRoot } from "react-dom/client";
import "../styles/page.css";
import "../styles/app/frame.css";
import "../styles/app/parts.css";
import "../styles/app/pages.css";
import "../styles/app/list.css";
import "../styles/app/grid.css";
import "../styles/app/filing.css";
import "../styles/app/margin.css";
import "../styles/app/hands.css";
import "../styles/app/review.css";
import "../styles/app/workflow.css";
import "../styles/app/packs.css";
import "../styles/app/ex-ante.css";
import "../styles/app/paper.css";
import "../styles/app/library.css";
import "../styles/app/ledger.css";
import "../styles/app/regional.css";
import "../styles/print-mark.css";
import "../styles/app/print.css";
import { chooseLanguage } from "../pages/recheck/language.ts";
import { lasting } from "../ui/remembered.ts";
import { Application } from "./application.tsx";
import { loadWords } from "./words.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("the page has lost its root");
const language = chooseLanguage(window.location.search, lasting.read("language"));
loadWords(language).then(
  (say) => createRoot(root).render(<Application begin={{ language, say }} />),
  // The words are a file of their own, which a broken line may have kept back.
  () => document.getElementById("not-started")?.removeAttribute("hidden"),
);
// Tells floor.js that all is well.
document.documentElement.setAttribute("data-started", "yes");
