import type { ExAnteAnswer, ExAnteListAnswer } from "../../../server/queries/ex-ante.ts";
import type { Told } from "./told.ts";

/** `GET /api/{year}/ex-ante` */
export type ExAnteListKnown = Told<ExAnteListAnswer>;
export type ExAnteItem = ExAnteListKnown["items"][number];

/** `GET /api/{year}/ex-ante/{id}` */
export type ExAnteKnown = Told<ExAnteAnswer>;
export type MaterialKnown = ExAnteKnown["materials"][number];

/** 合议: the sheets of all experts side by side, for whoever organises or decides. */
export type PanelKnown = NonNullable<ExAnteKnown["panel"]>;

/** 评分表 of whoever looks. */
export type SheetKnown = NonNullable<ExAnteKnown["sheet"]>;
