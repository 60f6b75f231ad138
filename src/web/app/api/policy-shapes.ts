import type { agreementList, AgreementPage } from "../../../server/queries/agreements.ts";
import type { DutyMapItem, DutyMapPage } from "../../../server/queries/duty-maps.ts";
import type { PolicyLibrary, PolicyPage } from "../../../server/queries/policies.ts";
import type { Told } from "./told.ts";
import type { SpokenProblem } from "./wire.ts";

/** `GET /api/policies` */
export type PoliciesKnown = Told<PolicyLibrary>;
export type PolicyItemKnown = PoliciesKnown["documents"][number];

/** `GET /api/policies/{id}` */
export type PolicyKnown = Told<PolicyPage>;

/** `GET /api/duties` */
export interface DutyMapsKnown {
  readonly items: readonly Told<DutyMapItem>[];
}

/** `GET /api/{year}/duties/{id}` */
export type DutyMapKnown = Told<DutyMapPage>;
export type ShareKnown = DutyMapKnown["money"];

type Listed = Extract<Awaited<ReturnType<typeof agreementList>>, { readonly ok: true }>["value"];

/** `GET /api/agreements` */
export type AgreementsKnown = Told<Listed>;
export type GradesKnown = AgreementsKnown["grades"];

/** `GET /api/agreements/{id}`; problems come in words. */
export interface AgreementKnown extends Omit<Told<AgreementPage>, "tranches"> {
  readonly tranches: readonly TrancheKnown[];
}

type ToldTranche = Told<AgreementPage>["tranches"][number];

export interface TrancheKnown extends Omit<ToldTranche, "refusedBecause"> {
  readonly refusedBecause: readonly SpokenProblem[];
}

export type PhaseResultKnown = NonNullable<AgreementKnown["phases"][number]["result"]>;
