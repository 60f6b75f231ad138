import { useEffect, useId, useRef, useState } from "react";
import { useBrowserLocation } from "wouter/use-browser-location";
import { useSignedIn } from "../app-context.ts";
import { useAction } from "../loaded.ts";
import { PageLink, Problems } from "../parts.tsx";
import { HOME } from "../routes.ts";
import { postWords, titleIn } from "../wording.ts";

/** In which post one acts: always in sight, because every act is recorded under it. Below it the account and the way out. */
export function PostSwitch(): React.ReactNode {
  const { say, language, session, wire, refreshSession, signOut } = useSignedIn();
  const [, go] = useBrowserLocation();
  const [isOpen, setOpen] = useState(false);
  const action = useAction();
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const { post } = session;

  useEffect(() => {
    if (!isOpen) return undefined;
    const away = (event: Event): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, [isOpen]);

  const change = async (postId: string): Promise<void> => {
    const done = await action.run(async () => {
      await wire.send("POST", "/api/session/post", { postId });
      await refreshSession();
      return true;
    });
    if (done === true) {
      setOpen(false);
      // A record that one post may see, another may not.
      go(HOME);
    }
  };

  return (
    <div
      className="post-switch"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        setOpen(false);
        box.current?.querySelector("button")?.focus();
      }}
    >
      <button type="button" className="post-button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <span className="post-person">{session.person.name}</span>
        {post === null ? <span>{say("app-frame.no-post")}</span> : <><span className="post-role" title={postWords(say, language, post)}>{post.onBehalfOf === null ? titleIn(language, post.roleTitle) : say("app-frame.role-for", { role: titleIn(language, post.roleTitle), name: post.onBehalfOf.name })}</span><span className="post-title">{post.unit}</span></>}
        <span aria-hidden="true">▾</span>
      </button>
      <div id={id} className="post-menu" hidden={!isOpen}>
        {session.posts.length > 1 && <p className="hint">{say("app-frame.posts.meaning")}</p>}
        <ul>
          {session.posts.map((one) => (
            <li key={one.id}>
              <button type="button" className="menu-item" aria-current={one.id === post?.id ? "true" : undefined} disabled={action.busy} onClick={() => void (one.id === post?.id ? setOpen(false) : change(one.id))}>
                <span className={one.id === post?.id ? "tick" : "tick tick-off"} aria-hidden="true">✓</span>
                {postWords(say, language, one)}
              </button>
            </li>
          ))}
        </ul>
        {action.refused !== null && <Problems problems={action.refused.problems} />}
        <div className="menu-end">
          <PageLink to="/app/account" className="menu-item">{say("app-frame.account")}</PageLink>
          <button type="button" className="menu-item" onClick={() => void action.run(signOut)}>{say("app-frame.sign-out")}</button>
        </div>
      </div>
    </div>
  );
}
