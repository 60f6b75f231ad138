import { useSignedIn } from "../../app/app-context.ts";
import type { CardVersionKnown } from "../../app/api/library-shapes.ts";
import { momentOf } from "../../app/wording.ts";

/** How a version was judged: what failed with its reason first, then by whom. */
export function ReviewLines({ reviews }: { reviews: CardVersionKnown["reviews"] }): React.ReactNode {
  const { say } = useSignedIn();
  if (reviews.length === 0) return null;
  return (
    <ul className="card-reviews">
      {reviews.map(({ judgements, opinion, returned, by, at, ofThisText }, index) => {
        const failed = judgements.filter(({ passed }) => !passed);
        return (
          <li key={index}>
            <p><b>{say(failed.length === 0 ? "app-library.review.passed" : "app-library.review.failed", { count: failed.length })}</b>{returned && <> <span className="tag tag-draft">{say("app-library.review.returned")}</span></>} <span className="quiet">{by} {momentOf(at)}{ofThisText ? "" : ` ${say("app-library.review.older-text")}`}</span></p>
            {failed.map(({ criterion, note }) => <p key={criterion}><span className="mark mark-error" aria-hidden="true" />{say(`app-library.criterion.${criterion}`)}{say("app-library.colon")}{note}</p>)}
            {judgements.filter(({ passed, note }) => passed && note !== "").map(({ criterion, note }) => <p key={criterion} className="quiet">{say(`app-library.criterion.${criterion}`)}{say("app-library.colon")}{note}</p>)}
            {opinion !== "" && <p>{opinion}</p>}
          </li>
        );
      })}
    </ul>
  );
}
