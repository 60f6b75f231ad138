import type { Client } from "pg";

/** A goal of 2026 that is approved becomes that of a transfer payment, which can be split. */
export async function makeTransferPayment(client: Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>("select subject_id as id from hengji.filing where stage = 'goal' and year = 2026 and frozen_digest is not null and content like '%≥%' order by subject_id limit 1");
  await client.query("update hengji.subject set kind = 'transfer-payment' where id = $1", [rows[0]!.id]);
  await client.query("update hengji.filing set subject_kind = 'transfer-payment' where subject_id = $1", [rows[0]!.id]);
}
