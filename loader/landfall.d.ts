/** Types of the starter, for its check by `tsc --checkJs`; this file is not shipped. */

export type Language = "en" | "ko" | "ja";

/** Something that the visitor did before the app stood. */
export interface Step {
  /** The id of an answer; empty for a button. */
  id: string;
  /** The places of the elements on the way from the page to it. */
  path: number[];
  /** Its words, by which it is known again. */
  words: string;
}

/** What the app finds at `globalThis.landfall`. */
export interface Landfall {
  /** The language of the start. */
  readonly language: Language;
  /** Whether the page lies in a folder that is named after its language. */
  readonly entry: boolean;
  /** Whether two panics within a minute forbid restoring the draft. */
  readonly safe: boolean;
  /** The key of the draft. */
  readonly draft: string;
  /** Whether the check begins with the first question. */
  readonly first: boolean;
  /** The ids of answers given before the app stood, with spaces between. */
  early: string;
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
  /** To be called before the first screen replaces the page. */
  mounting(): void;
  /** To be called when the first screen stands. */
  mounted(): void;
  /** Whether it does. */
  stands: boolean;
  /** Which build this is. */
  readonly build: string;
  /** The code of the failure that is shown, empty without one. */
  failure: string;
  /** How far the release is kept for offline use: not asked yet, under way, kept, refused, or
   * kept while a newer one waits. `landfall-offline` is dispatched when it changes. */
  offline: "" | "preparing" | "ready" | "none" | "update";
  /** Goes over to the newer release that waits. */
  update(): void;
  /** Tells the page around the frame its height and, if there is one, this message. */
  send(text: string): void;
  /** Sends it a result, if the visitor has seen for long enough what is sent. */
  sendResult(text: string): boolean;
  /** Tells it that the check has failed. */
  failed(code: string): void;
}
