import { REMINDED_OF, type Reminder } from "../../../core/workflow/reminder.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { dayOf } from "../../app/wording.ts";

interface DayReminder extends Reminder {
  readonly day: string;
}

/** 每日提醒: this morning's in sight, those of the days before folded away. Nothing where there is none; the lists below do without. */
export function Reminders(): React.ReactNode {
  const { say, session, wire } = useSignedIn();
  const [loaded] = useLoaded(`reminders ${session.person.id}`, (signal) => wire.get<{ readonly today: string; readonly items: readonly DayReminder[] }>("/api/reminders", signal), { opens: true });
  if (loaded.state !== "here" || loaded.value.items.length === 0) return null;
  const { today, items } = loaded.value;
  const before = items.filter(({ day }) => day !== today);
  return (
    <section className="waits reminders">
      {items.filter(({ day }) => day === today).map((one) => (
        <div key={one.day} className="reminder-today">
          <h2>{say("app-today.reminder")} <span className="quiet">{say("app-today.reminder.since", { day: dayOf(one.since) })}</span></h2>
          <OfPosts reminder={one} />
        </div>
      ))}
      {before.length > 0 && (
        <details>
          <summary>{say("app-today.reminder.before", { count: before.length })}</summary>
          {before.map((one) => <div key={one.day}><h3>{one.day}</h3><OfPosts reminder={one} /></div>)}
        </details>
      )}
    </section>
  );
}

function OfPosts({ reminder: { posts } }: { reminder: Reminder }): React.ReactNode {
  const { say, session } = useSignedIn();
  return (
    <ul className="plain-list">
      {posts.map((post) => (
        <li key={post.postId}>
          {post.of !== undefined && <b>{say("app-today.reminder.of", { name: post.of })} </b>}
          {/* Of several posts each is named; whoever has one knows it. */}
          {(posts.length > 1 || post.postId !== session.post?.id) && <b>{say("app-frame.post-of", { unit: post.unit, role: say(`app-frame.role.${post.role}`) })} </b>}
          {REMINDED_OF.filter((what) => post[what] > 0).map((what, index) => <span key={what} className={what === "late" || what === "escalated" ? "late-mark" : ""}>{index > 0 && say("app-today.reminder.and")}{say(`app-today.reminder.${what}`, { count: post[what] })}</span>)}
        </li>
      ))}
    </ul>
  );
}
