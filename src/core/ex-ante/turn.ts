import type { Actor } from "../access/actor.ts";
import { hasDuty } from "../access/duty.ts";
import type { Role } from "../access/role.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { DueDays } from "../workflow/workflow.ts";
import { unjudgedMaterials, type ApplicationContent } from "./completeness.ts";
import { panelOf } from "./panel.ts";
import { dutiesFor, fourEyes, isOnSide, type ExAnteAct, type ExAnteSide, type ExAnteStanding } from "./procedure.ts";
import type { ExAnteScheme } from "./scheme.ts";
import { scoreSheet, type SheetRatings } from "./score-sheet.ts";
import type { ExAnteTurn } from "./turn-place.ts";

/** An expert who was asked in the round and did not step aside, as far as whoever looks may see them. */
export interface SheetAsked {
  readonly personId: string;
  readonly ratings: SheetRatings;
  readonly submitted: boolean;
}

export interface TurnAsked {
  readonly scheme: ExAnteScheme;
  readonly standing: ExAnteStanding;
  readonly materials: ApplicationContent["materials"];
  readonly sheets: readonly SheetAsked[];
}

const SIDES: Readonly<Record<ExAnteTurn, ExAnteSide>> = {
  fill: "unit", mend: "unit", "take-up": "department", "judge-materials": "department", "send-to-experts": "department", "assign-experts": "organiser", score: "expert", "panel-note": "organiser", conclude: "organiser",
  forward: "organiser", decide: "finance",
};

const ACTS: Readonly<Record<ExAnteTurn, ExAnteAct>> = {
  fill: "fill", mend: "fill", "take-up": "take-up", "judge-materials": "judge-materials", "send-to-experts": "send-to-experts", "assign-experts": "assign", score: "score", "panel-note": "conclude", conclude: "conclude",
  forward: "forward", decide: "decide",
};

/**
 * What is to be done next; null where it has ended, or where nothing goes on by itself. `seesSheets` is false for whoever is shown no expert:
 * to them it is with the experts until it was concluded.
 */
export function turnOf({ scheme, standing, materials, sheets }: TurnAsked, seesSheets: boolean): ExAnteTurn | null {
  const { state, unsupported, level } = standing;
  const tooFew = sheets.length < scheme.rules.experts.least;
  switch (state) {
    case "draft": return "fill";
    case "returned": return "mend";
    case "submitted": return "take-up";
    case "department-review":
      if (unjudgedMaterials(scheme, materials).length > 0) return "judge-materials";
      // A department asks its experts before it sends anything; finance asks its own afterwards.
      return level === "department" && seesSheets && tooFew ? "assign-experts" : "send-to-experts";
    case "expert-review":
      if (!seesSheets) return "score";
      if (tooFew) return "assign-experts";
      if (sheets.some(({ submitted }) => !submitted)) return "score";
      return panelOf(scheme, sheets.map(({ ratings }) => scoreSheet(scheme, ratings))).needsNote ? "panel-note" : "conclude";
    case "concluded": return unsupported ? null : "forward";
    case "finance-review": return "decide";
    case "accepted": case "rejected": return null;
  }
}

/** Whose turn it is to do it; when all sheets are in it is no longer the experts', whatever the state is called. */
export function sideOfTurn(turn: ExAnteTurn): ExAnteSide {
  return SIDES[turn];
}

/** Whether a turn is an actor's: theirs by side, by duty and by four eyes; an expert's while their own sheet is open. */
export function isTurnOf(packs: Pick<Definitions, "roles">, turn: ExAnteTurn, { standing, sheets }: TurnAsked, actor: Pick<Actor, "personId" | "role" | "unitId">): boolean {
  if (turn === "score" && !sheets.some(({ personId, submitted }) => personId === actor.personId && !submitted)) return false;
  return isOnSide(packs, actor, SIDES[turn], standing) && fourEyes(standing, actor.personId, ACTS[turn]) === null;
}

/** The role that a turn is named with in lists: the first of the packs that has its duty. */
export function roleOfTurn(packs: Pick<Definitions, "roles">, turn: ExAnteTurn, { level }: Pick<ExAnteStanding, "level">): Role | null {
  const side = SIDES[turn];
  const duty = side === "organiser" ? (level === "finance" ? "ex-ante.evaluate" : "ex-ante.review") : dutiesFor(ACTS[turn])[0]!;
  return packs.roles.find(({ role }) => hasDuty(packs, role, duty))?.role ?? null;
}

/** 办理时限 of a turn; undefined where the scheme gives it none. */
export function limitOfTurn({ rules }: Pick<ExAnteScheme, "rules">, turn: ExAnteTurn): DueDays | undefined {
  const limit = rules.days?.[turn];
  return typeof limit === "number" ? { days: limit } : limit;
}
