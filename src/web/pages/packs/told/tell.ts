import { effectOf } from "../../../../core/pack/part-effect.ts";
import type { PackData } from "../../../../core/pack/source.ts";
import type { Reading } from "../data-words.ts";
import { tellAdjustment } from "./tell-adjustment.ts";
import { tellAlert } from "./tell-alert.ts";
import { tellDictionary } from "./tell-dictionary.ts";
import { tellProcedure } from "./tell-procedure.ts";
import { tellTaskPlan } from "./tell-task-plan.ts";
import { tellTraining } from "./tell-training.ts";
import type { ToldDefinition } from "./told-definition.ts";

const TELLERS: Readonly<Record<string, (data: PackData, reading: Reading) => ToldDefinition>> = {
  adjustments: tellAdjustment, alerts: tellAlert, dictionaries: tellDictionary, procedures: tellProcedure, tasks: tellTaskPlan, training: tellTraining,
};

/** A definition in the terms of the field, by the part that it is of; null for parts that are read by what stands where. */
export function tell(of: string, data: PackData, reading: Reading): ToldDefinition | null {
  return TELLERS[of.split("/")[0]!]?.(data, reading) ?? null;
}

/** Where the program uses a definition, or that it is kept to be looked up: a code of words. Null for parts that are told by what stands where. */
export function useOf(of: string): string | null {
  if (TELLERS[of.split("/")[0]!] === undefined) return null;
  return effectOf(of) === "listed" ? "app-packs.use.listed" : `app-packs.use.${of.replace("/", ".")}`;
}
