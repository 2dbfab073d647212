// The page's own shapes; the worker knows nothing of them.
type App = import("./app/main.js").App;
type Session = import("./app/session.js").Session;
/**
 * `tab` stands in the tab of the browser where the title is not for its history; `dated` screens show the figures of
 * one day. `whole` brings what is not yet on the screen.
 */
interface Shown {
  title: string; tab?: string; dated?: boolean; body: Node; narrow?: boolean; ready?: () => void; whole?: () => void;
  /** A kept screen is shown again, at a place. */
  again?: (at?: string) => void;
}
type View =
  | { screen: "start" }
  | { screen: "extracts" }
  | { screen: "definitions" }
  | { screen: "settings"; id?: string; at?: string }
  | { screen: "files"; at?: string }
  | { screen: "quality"; at?: string; topic?: string }
  | { screen: "sheet"; set?: string; at?: string }
  | { screen: "paper"; at?: string }
  | { screen: "outlook"; set?: string; at?: string }
  | { screen: "periods"; step?: string; at?: string }
  | { screen: "match"; path: string; table?: string; line?: string; at?: string }
  | { screen: "scorecard"; at?: string }
  | {
    screen: "indicator"; id: string; at?: string; standing?: StandingKey; offset?: number; step?: string;
    asked?: Asked;
  }
  | { screen: "case"; id: string; number: number; title: string; child?: ChildView; at?: string }
  | { screen: "child"; of: number; back: { words: string; to: View }; at?: string }
  | { screen: "due"; until?: string; worker?: string; at?: string }
  | { screen: "typed"; id?: string; at?: string };
type IndicatorView = Extract<View, { screen: "indicator" }>;
/** Screens that nothing else need be said of. */
type MenuScreen =
  | "files" | "quality" | "settings" | "sheet" | "paper" | "outlook" | "periods" | "due" | "definitions" | "typed";
type PeriodsScreenView = Extract<View, { screen: "periods" }>;
type SettingsView = Extract<View, { screen: "settings" }>;
type ChildView = Extract<View, { screen: "child" }>;
type TypedView = Extract<View, { screen: "typed" }>;
type DueView = Extract<View, { screen: "due" }>;
type QualityView = Extract<View, { screen: "quality" }>;
type SheetScreenView = Extract<View, { screen: "sheet" }>;
type OutlookScreenView = Extract<View, { screen: "outlook" }>;
type MatchView = Extract<View, { screen: "match" }>;
type CaseView = Extract<View, { screen: "case" }>;
/** What stands in an element: a name with its value, or what to do on an event. */
type Attributes = Record<string, string | number | boolean | null | undefined | (() => void)>;

interface ScriptRules { createScriptURL(url: string): string }
// Not yet in every browser, nor in TypeScript's own declarations.
interface Uint8ArrayConstructor { fromBase64?(text: string): Uint8Array<ArrayBuffer> }
interface Window {
  trustedTypes?: { createPolicy(name: string, rules: ScriptRules): ScriptRules };
}
