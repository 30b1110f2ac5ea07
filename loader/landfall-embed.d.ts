/** Types of Landfall's loader, version 1. */

/** How the check is shown. */
export type Mode = "popup" | "slide";

/** What `mount` and `open` take; everything but `src` may be left out. */
export interface Options {
  /** The address of the check, such as `https://check.example/en/`. */
  src: string;
  /** The name of the frame for screen readers; without it, in the language of the page. */
  title?: string;
  lang?: "ko" | "en" | "ja" | "auto";
  theme?: "light" | "dark" | "auto";
  /** Three or six hexadecimal digits without `#`; corrected where nobody could read it. */
  accent?: string;
  /** Of corners in pixels, from 0 to 24. */
  radius?: number | string;
  view?: "check" | "regions" | "both";
  start?: "welcome" | "first";
  tariff?: "high" | "low";
  industry?: string;
  /** The id of a configuration in the `config.json` of the check. */
  cfg?: string;
  /** The name of a global list that events are pushed to, such as `dataLayer`. */
  datalayer?: string;
}

/** What happened in the check; it never holds an answer, and a score only in `result`. */
export interface LandfallEvent {
  /** `ready`, `started`, `step`, `completed`, `regions-viewed`, `contact-clicked`, `error`, `result`, `no-answer`, … */
  name: string;
  step?: number;
  of?: number;
  seconds?: number;
  src?: string;
  lang?: string;
  code?: string;
  /** With `result` only, which the visitor sends by two clicks: `landfall-result/1`. */
  format?: unknown;
  summary?: unknown;
  link?: unknown;
}

/** A check on the page. */
export interface Handle {
  readonly iframe: HTMLIFrameElement;
  /** Closes a popup or slide-in. */
  close(): void;
  /** Takes the check off the page. */
  destroy(): void;
  /** Offers answers; the check takes them only from origins that its `config.json` names. */
  prefill(answers: { industry?: string; answers?: Record<string, number> }): void;
}

export interface Landfall {
  readonly version: string;
  /** Puts a check into an element; undefined when there is no such element or address. */
  mount(place: Element | string, options: Options): Handle | undefined;
  /** Opens a popup, or a slide-in, which leaves the page usable. */
  open(options: Options & { mode?: Mode }): Handle | undefined;
  /** Calls back for every event of that name; returns how to stop. */
  on(name: string, listener: (event: LandfallEvent) => void): () => void;
  /** Adopts frames and links that were added; done by itself as well. */
  scan(): void;
}

declare global {
  interface Window {
    Landfall: Landfall;
  }
}
