// The shapes that cross between the engine (WebAssembly, in the worker) and the page.
// The page shows them; it never works a figure out.

type Outcome = "read" | "repaired" | "set aside rows" | "refused" | "left out";
type StandingKey = "met" | "not met" | "not recorded" | "excluded" | "cannot tell";

interface Notice { kind: "refused" | "set aside" | "mended" | "note"; message: string; lines: number[]; rows: number }
interface FileReport {
  path: string; name: string; table: string | null; return: string | null; outcome: Outcome;
  rows: number; used: number; set_aside: number; mended: number; notices: Notice[];
}
interface Reading {
  children: number; as_at: string | null; problem: string | null;
  returns: { label: string; files: number }[];
  totals: { rows: number; used: number; set_aside: number; mended: number };
  files: FileReport[];
}

interface Group { name: string; label: string; numerator: number; denominator: number | null; not_recorded: number; value: number | null; lead: string; under: string }
interface Line {
  id: string; codes: string[]; title: string; unit: "count" | "percent" | "days" | "score";
  better: "higher" | "lower" | "neutral"; better_words: string;
  window: string; window_words: string;
  numerator: number; denominator: number | null; not_recorded: number; unassessed: number; value: number | null;
  shown: { lead: string; under: string; aside: string | null; small: boolean };
  cases: string;
  needs: { table: string; loaded: boolean }[];
  missing: string | null; remark: string | null;
  groups: Group[];
}
interface Section { key: string; title: string; lines: Line[] }
interface Scorecard { as_at: string; as_at_words: string; year_words: string; headline: string; notes: string[]; sections: Section[] }

interface Step { words: string; left: number; out: number; mark: null | "d" | "n" }
interface Breakdown { name: string; rows: { label: string; numerator: number; denominator: number | null; lead: string; under: string; share: number | null }[] }
interface Detail {
  line: Line;
  definition: { who: string; denominator: string[]; numerator: string[]; source: string; note: string | null };
  steps: Step[];
  standings: { key: StandingKey; label: string; count: number }[];
  breakdowns: Breakdown[];
}
interface CasePage { total: number; rows: { case: number; child: string; about: string; why: string }[] }

interface Span { from: string; to: string | null; words: string }
interface Timeline {
  from: string; to: string; window: { from: string; to: string; words: string };
  placements: (Span & { label: string; temporary: { from: string; to: string; words: string }[] })[];
}
interface CaseRow { file: string; table: string; line: number; cells: { name: string; text: string }[]; read_as: string | null }
interface CaseStep { words: string; answer: "yes" | "no" | "unknown" | "not asked"; because: string; rows: { file: string; line: number; words: string }[] }
interface Case {
  child: string; title: string; about: string; standing: StandingKey; standing_words: string;
  steps: CaseStep[]; timeline: Timeline | null; rows: CaseRow[];
}

interface Example { children: number; years: number; seed: number }
interface HeldFile { path: string; file: File }
/** One drop: the handles of its files, or the parameters of the example. */
type Source = { files: HeldFile[] } | { example: Example };
/**
 * A file's bytes; with a size, only the first of them, because they show that the rest need not be read.
 * Boxed are those for the reader of workbooks.
 */
interface FilePart { path: string; bytes: ArrayBuffer; size?: number; boxed?: boolean }
type Part = { files: FilePart[] } | { example: Example };

interface Operations {
  peek: { args: [ArrayBuffer, number]; answer: boolean };
  /** The parts, and the reader of workbooks where there is something for it to read. */
  load: { args: [Part[], ArrayBuffer | null]; answer: Reading };
  scorecard: { args: [string]; answer: Scorecard };
  indicator: { args: [string, string]; answer: Detail };
  cases: { args: [string, string, StandingKey, number, number]; answer: CasePage };
  case: { args: [string, string, number]; answer: Case };
}
type Operation = keyof Operations;
interface Request { id: number; op: Operation; args: any[] }
type Answer = { ready: true } | { beat: number; phase: string } | { id: number; value: any } | { id: number; refused: string } | { stopped: string };
