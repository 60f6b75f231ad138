/** Every leaf of the log as a row of its own, in `leaf`. */
const APART = "select region, batch, position::int, event_id, leaf from hengji.seal_leaves, unnest(event_ids, leaves) with ordinality as one(event_id, leaf, position)";

/** Runs statements on leaves as if each were a row: whoever owns the database may make of a batch's row whatever they like. Inside of a transaction. */
export async function onLooseLeaves<T>(query: (statement: string) => Promise<unknown>, isOneByOne: boolean, act: () => Promise<T>): Promise<T> {
  await query(`create temporary table leaf on commit drop as ${isOneByOne ? "select * from hengji.seal_leaf" : APART}`);
  const done = await act();
  for (const statement of isOneByOne ? PUT_BACK : PUT_TOGETHER) await query(statement);
  await query("drop table leaf");
  return done;
}

const PUT_TOGETHER = [
  "delete from hengji.seal_leaves",
  `insert into hengji.seal_leaves select region, batch, (array_agg(event_id order by event_id))[1], (array_agg(event_id order by event_id desc))[1],
    array_agg(event_id order by position, event_id), array_agg(leaf order by position, event_id) from leaf group by region, batch`,
];
/** A database that no newer version has opened has a row for each as it is. */
const PUT_BACK = ["delete from hengji.seal_leaf", "insert into hengji.seal_leaf select * from leaf"];
