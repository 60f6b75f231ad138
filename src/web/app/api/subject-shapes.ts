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
