import { stringify } from "yaml";
import type { PackData, PackSource } from "../core/pack/source.ts";

/** A pack as the files of its folder, by their paths: read again they are the same pack. Comments are not part of a pack and not among them. */
export function writePackTexts({ manifest, files }: PackSource): readonly (readonly [path: string, text: string])[] {
  return [["pack.yaml", yamlOf(manifest)] as const, ...Object.entries(files).map(([path, data]) => [`${path}.yaml`, yamlOf(data)] as const)];
}

/** Values stay the texts they are: none is quoted but where YAML itself asks for it. */
function yamlOf(data: PackData): string {
  return stringify(data, { schema: "failsafe", lineWidth: 0, defaultStringType: "PLAIN", aliasDuplicateObjects: false });
}
