/** What may stand inside an element; `null` and `false` leave a gap, so that conditions read well. */
export type Child = Node | string | null | undefined | false | readonly Child[];

type Value = string | number | boolean | null | undefined | ((event: never) => void);

/** `class`, `href`, `aria-label`; `onclick` and the like take a function. `true` sets an empty attribute, `false` and `null` none. */
export type Attributes = Readonly<Record<string, Value>>;

/** Builds one element of the page. Text is always text: nothing here reads markup. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  set(made, attributes);
  fill(made, children);
  return made;
}

export function set(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") target.addEventListener(name.slice(2), value as EventListener);
    else if (value === false || value === null || value === undefined) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Puts children in place of what an element held. */
export function replace(target: Element, ...children: Child[]): void {
  target.textContent = "";
  fill(target, children);
}

function fill(target: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === "string") target.append(child);
    else if (child instanceof Node) target.append(child);
    else fill(target, child as readonly Child[]);
  }
}
