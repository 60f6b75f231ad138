/** Where a definition comes from: the published reports that the packs began with, a document, or a draft of ours that prints 草案 until it is adopted. */
export type Provenance = "seed" | "document" | "draft";
