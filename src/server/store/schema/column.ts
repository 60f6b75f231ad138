import type { ColumnType } from "kysely";

/** Never updated after it was inserted. */
export type Fixed<T> = ColumnType<T, T, never>;

/** bigint comes from the driver as text, so that no digit is lost. */
export type Bigint = ColumnType<string, number | bigint, number | bigint>;
export type FixedBigint = ColumnType<string, number | bigint, never>;
export type NullableBigint = ColumnType<string | null, number | bigint | null, number | bigint | null>;

/** A `date`, as ISO text (`2026-03-31`): the driver is told not to make a moment of it. */
export type Day = ColumnType<string, string, string>;
