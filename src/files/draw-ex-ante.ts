import type { Say } from "../core/basics/message.ts";
import { applicationPaper, materialsPaper, PAPERS, type Paper, type PaperMatter } from "../core/ex-ante/papers.ts";
import { reportPaper, scoreSheetPaper } from "../core/ex-ante/report-paper.ts";
import type { NamedLayout } from "../core/layout/findings/findings-sheets.ts";
import type { Layout } from "../core/layout/layout.ts";

/** One paper of an ex-ante evaluation; `sheet` counts the score sheets from 1, and null is the blank one. */
export function drawExAnte(paper: Paper, matter: PaperMatter, sheet: number | null, say: Say): Layout {
  switch (paper) {
    case "application": return applicationPaper(matter, say);
    case "materials": return materialsPaper(matter, say);
    case "score-sheet": return scoreSheetPaper(matter, sheet === null ? null : sheet - 1, say);
    case "report": return reportPaper(matter, say);
  }
}

/** All papers as the sheets of a workbook, the score sheets that the reader may see last. */
export function exAnteWorkbook(matter: PaperMatter, say: Say): NamedLayout[] {
  return [
    ...PAPERS.map((paper) => ({ name: say(`app-ex-ante.paper.${paper}`), layout: drawExAnte(paper, matter, null, say) })),
    ...matter.sheets.map((_, index) => ({ name: say("app-ex-ante.paper.score-sheet-of", { number: index + 1 }), layout: drawExAnte("score-sheet", matter, index + 1, say) })),
  ];
}
