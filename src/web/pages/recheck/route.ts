/** What the address after `#` asks for. Tables are counted from 0 here and from 1 in the address. */
export type Route =
  | { readonly kind: "first" }
  | { readonly kind: "sample" }
  | { readonly kind: "results"; readonly table: number | null }
  | { readonly kind: "kept"; readonly key: string; readonly table: number | null };

export function routeOf(hash: string): Route {
  const [name, ...details] = hash.replace(/^#\/?/, "").split("/");
  if (name === "sample") return { kind: "sample" };
  if (name === "results") return { kind: "results", table: tableOf(details[0]) };
  if (name === "kept" && details[0] !== undefined && details[0] !== "") return { kind: "kept", key: details[0], table: tableOf(details[1]) };
  return { kind: "first" };
}

export function addressOf(route: Route): string {
  const table = "table" in route && route.table !== null ? `/${route.table + 1}` : "";
  switch (route.kind) {
    case "first":
      return "#/";
    case "sample":
      return "#/sample";
    case "results":
      return `#/results${table}`;
    case "kept":
      return `#/kept/${route.key}${table}`;
  }
}

function tableOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) - 1 : null;
}
