import type { Bilingual } from "../../../core/workflow/workflow.ts";
import type { SubjectAttribute, SubjectKind } from "../../../core/subject/subject-kind.ts";

export interface LibrarySum {
  readonly key: string;
  readonly subjects: number;
  readonly adjustedFen: string | null;
  readonly paidFen: string;
}

/** `GET /api/{year}/subjects` */
export interface SubjectLibraryKnown {
  readonly mayEnter: boolean;
  readonly units: readonly { readonly id: string; readonly name: string; readonly isDepartment: boolean }[];
  readonly total: LibrarySum;
  readonly books: readonly LibrarySum[];
  readonly kinds: readonly LibrarySum[];
  readonly tags: readonly LibrarySum[];
  readonly classified: readonly string[];
  readonly items: readonly LibraryItem[];
  readonly next: string | null;
  /** What the packs offer for tags; null where any may be written. */
  readonly platforms: PlatformsKnown | null;
}

export interface PlatformsKnown {
  readonly title: Bilingual;
  /** Whether something else may be written as well. */
  readonly open: boolean;
  readonly items: readonly Bilingual[];
}

export interface LibraryItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: SubjectKind;
  readonly book: string;
  readonly attribute: SubjectAttribute | null;
  readonly tags: readonly string[];
  readonly parentCode: string | null;
  readonly parentName: string | null;
  readonly unit: string;
  readonly department: string;
  readonly adjustedFen: string | null;
  readonly paidFen: string;
}
