import type { FromBelow } from "../../../server/queries/from-below.ts";
import type { TransferPaymentPage, TransferPaymentShown } from "../../../server/queries/transfer-payments.ts";
import type { Told } from "./told.ts";

/** `GET /api/{year}/transfer-payments` */
export interface TransferPaymentsKnown {
  readonly items: readonly Told<TransferPaymentShown>[];
}

/** `GET /api/{year}/transfer-payments/{id}` */
export type TransferPaymentKnown = Told<TransferPaymentPage>;
export type PartKnown = TransferPaymentKnown["parts"][number];
export type ReturnsKnown = NonNullable<TransferPaymentKnown["returns"]>;

/** `GET /api/{year}/{stage}/filings/{id}/from-below` */
export type FromBelowTold = Told<FromBelow>;
