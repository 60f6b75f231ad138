import type { Language } from "./index.ts";
import enCli from "./en/cli.json" with { type: "json" };
import enFinding from "./en/finding.json" with { type: "json" };
import enForm from "./en/form.json" with { type: "json" };
import enLetter from "./en/letter.json" with { type: "json" };
import enLint from "./en/lint.json" with { type: "json" };
import enPage from "./en/page.json" with { type: "json" };
import enProblem from "./en/problem.json" with { type: "json" };
import enServer from "./en/server.json" with { type: "json" };
import enTarget from "./en/target.json" with { type: "json" };
import enTrace from "./en/trace.json" with { type: "json" };
import zhCli from "./zh-CN/cli.json" with { type: "json" };
import zhFinding from "./zh-CN/finding.json" with { type: "json" };
import zhForm from "./zh-CN/form.json" with { type: "json" };
import zhLetter from "./zh-CN/letter.json" with { type: "json" };
import zhLint from "./zh-CN/lint.json" with { type: "json" };
import zhPage from "./zh-CN/page.json" with { type: "json" };
import zhProblem from "./zh-CN/problem.json" with { type: "json" };
import zhServer from "./zh-CN/server.json" with { type: "json" };
import zhTarget from "./zh-CN/target.json" with { type: "json" };
import zhTrace from "./zh-CN/trace.json" with { type: "json" };

/** One JSON file an area and language; keys carry their area (`finding.sum.score`), so that they never collide. */
export const catalogue: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  "zh-CN": { ...zhTarget, ...zhTrace, ...zhFinding, ...zhLint, ...zhProblem, ...zhForm, ...zhLetter, ...zhPage, ...zhCli, ...zhServer },
  en: { ...enTarget, ...enTrace, ...enFinding, ...enLint, ...enProblem, ...enForm, ...enLetter, ...enPage, ...enCli, ...enServer },
};
