declare module "virtual:profiles" {
  export const profiles: readonly import("../core/score/profile.ts").Profile[];
}

declare module "*.css";

interface ImportMeta {
  readonly env: { readonly OFFLINE: boolean };
}
