import { z } from "zod";
import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { Bilingual, Form } from "../core/layout/form.ts";
import type { Profile } from "../core/score/profile.ts";
import type { Reference } from "../core/score/trace.ts";
import { formOf } from "./form-of.ts";
import { formShape } from "./form-shape.ts";
import { formsOfBooks } from "./form-variants.ts";
import { code, count, fit, reference, text, title } from "./pack-words.ts";
import { parseProfile } from "./read-profile.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

/** What `pack.yaml` says about its pack. */
export interface PackManifest {
  readonly id: string;
  readonly version: string;
  /** Version of the format of pack files. */
  readonly schema: number;
  readonly title: Bilingual;
  readonly basis: readonly Reference[];
  /** Why a definition stands in the pack as a file of its own, by its path; what a bureau says when it uploads one. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
  /** Id of the pack it is laid upon: what it says itself counts, the rest is that pack's. Null for a pack that stands by itself. */
  readonly overlays: string | null;
}

export type PackPart =
  | { readonly kind: "manifest"; readonly manifest: PackManifest }
  | { readonly kind: "form"; readonly form: Form; /** Those that budget books have in its place. */ readonly ofBooks: readonly Form[] }
  | { readonly kind: "profile"; readonly profile: Profile };

export interface Pack {
  readonly manifest: PackManifest;
  readonly forms: readonly Form[];
  readonly profiles: readonly Profile[];
}

export const manifestShape = z.strictObject({
  id: code,
  version: text.regex(/^\d+\.\d+\.\d+$/, "pack.not-version"),
  schema: count.refine((version) => version === 1, "pack.schema-version"),
  title,
  basis: z.array(reference).max(100).optional(),
  overlays: code.optional(),
  reasons: z.record(z.string().max(120), text).optional(),
}).refine(({ id, overlays }) => overlays !== id, { path: ["overlays"], message: "pack.overlays-itself" });

/**
 * Reads one file of a pack; `path` is the path inside the pack (`forms/goal.yaml`) and decides what the file is.
 * Needs no file system, so that a build can put packs into a page.
 */
export function parsePackFile(path: string, content: PackContent): Result<PackPart> {
  const [name = "", folder = ""] = path.split("/").reverse();
  if (folder === "profiles") {
    const profile = parseProfile(path, content);
    return profile.ok ? done({ kind: "profile", profile: profile.value }) : profile;
  }
  if (folder !== "forms" && name !== "pack.yaml") return refused(problem("pack.file-unknown", path));
  const file = readYaml(path, content);
  if (!file.ok) return file;
  if (folder === "forms") {
    const shape = fit(formShape, file.value);
    if (!shape.ok) return shape;
    const form = formOf(shape.value, file.value);
    if (!form.ok) return form;
    const ofBooks = formsOfBooks(form.value, shape.value.variants ?? [], file.value);
    return ofBooks.ok ? done({ kind: "form", form: form.value, ofBooks: ofBooks.value }) : ofBooks;
  }
  const manifest = fit(manifestShape, file.value);
  return manifest.ok ? done({ kind: "manifest", manifest: { ...manifest.value, basis: manifest.value.basis ?? [], overlays: manifest.value.overlays ?? null } }) : manifest;
}

/** Puts the files of a pack together; all problems of all files are told at once. */
export function parsePack(files: Iterable<readonly [path: string, content: string]>): Result<Pack> {
  const parts = [...files].map(([path, content]) => ({ path, part: parsePackFile(path, content) }));
  const problems = parts.flatMap(({ part }) => (part.ok ? [] : part.problems));
  let manifest: PackManifest | null = null;
  const forms = new Map<string, Form>();
  const profiles = new Map<string, Profile>();
  for (const { path, part } of parts) {
    if (!part.ok) continue;
    if (part.value.kind === "manifest") {
      manifest = part.value.manifest;
    } else {
      const [items, found] = part.value.kind === "form" ? [forms, [part.value.form, ...part.value.ofBooks]] : [profiles, [part.value.profile]];
      for (const item of found) {
        if (items.has(item.id)) problems.push(problem("pack.twice", path, { field: part.value.kind, found: item.id }));
        (items as Map<string, typeof item>).set(item.id, item);
      }
    }
  }
  if (manifest === null && problems.length === 0) problems.push(problem("pack.no-manifest"));
  if (manifest === null || problems.length > 0) return refused(...problems);
  return done({ manifest, forms: [...forms.values()], profiles: [...profiles.values()] });
}
