declare module "virtual:packs" {
  export const profiles: readonly import("../core/score/profile.ts").Profile[];
  export const forms: readonly import("../core/layout/form.ts").Form[];
}

declare module "*.css";

interface ImportMeta {
  readonly env: { readonly OFFLINE: boolean };
}
