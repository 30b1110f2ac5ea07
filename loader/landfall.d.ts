/** Types of the starter, for its check by `tsc --checkJs`; this file is not shipped. */

export type Language = "en" | "ko" | "ja";

/** What the app finds at `globalThis.landfall`. */
export interface Landfall {
  /** The language of the start. */
  readonly language: Language;
  /** Whether two panics within a minute forbid restoring the draft. */
  readonly safe: boolean;
  /** The address of a content file, null for a name that the release does not hold. */
  file(name: string): string | null;
  /** The text of a content file, fetched once unless it failed. */
  load(name: string): Promise<string>;
  /** Loads the second part of the wasm, if there is one; once, unless it failed. */
  rest(): Promise<void>;
  /** Takes the answers after each change: as people read them and as they are saved. */
  keep(text: string, record?: string): void;
  /** Shows the failure screen; only the first call does. */
  fail(code: string, detail?: unknown): void;
  /** To be called when the first screen stands. */
  mounted(): void;
}
