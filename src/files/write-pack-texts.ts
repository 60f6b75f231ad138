import { stringify } from "yaml";
import type { PackData, PackSource } from "../core/pack/source.ts";

/** A pack as the files of its folder, by their paths: read again they are the same pack. Comments are not part of a pack and not among them. */
export function writePackTexts({ manifest, files }: PackSource): readonly (readonly [path: string, text: string])[] {
  return [["pack.yaml", writePackText(manifest)] as const, ...Object.entries(files).map(([path, data]) => [`${path}.yaml`, writePackText(data)] as const)];
}

/** One file of a pack in YAML. Values stay the texts they are: none is quoted but where YAML itself asks for it. */
export function writePackText(data: PackData): string {
  return stringify(data, { schema: "failsafe", lineWidth: 0, defaultStringType: "PLAIN", aliasDuplicateObjects: false });
}
