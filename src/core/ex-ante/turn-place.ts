/** 轮到做什么: what an application for ex-ante evaluation waits for. Each stands in lists under this name, as a step of a workflow does. */
export const EX_ANTE_TURNS = ["fill", "mend", "take-up", "judge-materials", "send-to-experts", "assign-experts", "score", "panel-note", "conclude", "forward", "decide"] as const;
export type ExAnteTurn = (typeof EX_ANTE_TURNS)[number];

/** Where a turn is done: a part of the application's page, and what of it comes first. */
export interface TurnPlace {
  readonly part: "application" | "sheet" | "panel";
  readonly anchor: string;
}

const PLACES: Readonly<Record<ExAnteTurn, TurnPlace>> = {
  fill: { part: "application", anchor: "content" },
  mend: { part: "application", anchor: "content" },
  "take-up": { part: "application", anchor: "next" },
  "judge-materials": { part: "application", anchor: "materials" },
  "send-to-experts": { part: "application", anchor: "next" },
  "assign-experts": { part: "panel", anchor: "experts" },
  score: { part: "sheet", anchor: "sheet" },
  "panel-note": { part: "panel", anchor: "panelNote" },
  conclude: { part: "panel", anchor: "conclude" },
  forward: { part: "panel", anchor: "next" },
  decide: { part: "panel", anchor: "decide" },
};

/** Where whoever has the turn begins; everybody else reads the application from its top. */
export function placeOfTurn(turn: string): TurnPlace | null {
  return EX_ANTE_TURNS.some((one) => one === turn) ? PLACES[turn as ExAnteTurn] : null;
}
