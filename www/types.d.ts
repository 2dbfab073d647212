// The shapes that cross between the engine (WebAssembly, in the worker) and the page, by the names that they have in
// Rust, without "View". The page shows them; it never works a figure out. test/shapes.test.js holds them against what
// the engine really says.

type Outcome = "read" | "repaired" | "set aside rows" | "to look at" | "refused" | "left out";
type StandingKey = "met" | "not met" | "not recorded" | "excluded" | "cannot tell";

/** A value and how it is put to the officer. */
interface Option { value: string; words: string }
/** A guess that can be turned round: the question, and what else it could be. */
interface Choice {
  name: string;
  /** The column that the guess is about; empty when it is about the file. */
  column: string;
  question: string;
  options: Option[];
}
/** The officer's answer to a guess about one file, or about one column of it. */
interface Decision { path: string; name: string; column: string; value: string }
interface Notice {
  kind: "refused" | "set aside" | "mended" | "note";
  code: string; column: string | null; message: string; lines: number[]; rows: number; effect: string;
  choice: Choice | null;
}
interface FileReport {
  path: string; name: string; table: string | null; return: string | null; outcome: Outcome;
  rows: number; used: number; set_aside: number; mended: number; notices: Notice[];
  chosen: { name: string; column: string; value: string; words: string }[];
  can_match: boolean;
}
interface Reading {
  children: number; as_at: string | null; problem: string | null;
  returns: { label: string; files: number }[];
  totals: { rows: number; used: number; set_aside: number; mended: number };
  files: FileReport[];
  beside: BesideFile[];
  earlier: EarlierVersion | null;
}
/** An earlier version of the files, which no figure counts: to which day it tells, or why it cannot be used. */
interface EarlierVersion {
  children: number; as_at: string | null; as_at_words: string | null; problem: string | null;
  totals: Reading["totals"]; files: FileReport[]; unused: string[];
}
/** A file that is no part of the return, and what came of its rows where it holds published figures. */
interface BesideFile {
  path: string; words: string; is_hosts: boolean;
  rows: { words: string; notices: { rows: number; words: string; lines: number[] }[] } | null;
  /** How many parts of the settings are not used, where it holds those that count. */
  unused: number;
}
interface Matching {
  path: string; name: string; table: string; tables: string[];
  /** The line of the headings, and those that it could be. */
  line: string; lines: Option[];
  columns: { column: string; needed: boolean; suggested: string | null; headings: Option[] }[];
}

/** How far a figure could go. `range` and `words` are there only when a case is open. */
interface Bounds {
  id: string; title: string; unknown: number; low: number | null; high: number | null;
  trusted: boolean; stamp: string | null; range: string | null; words: string | null;
}
interface Group {
  name: string; label: string; numerator: number; denominator: number | null; not_recorded: number;
  value: number | null; lead: string; under: string;
}
interface Line {
  id: string; codes: string[]; title: string;
  unit: "count" | "percent" | "days" | "weeks" | "score" | "per 10,000" | "pounds";
  better: "higher" | "lower" | "neutral"; better_words: string;
  window: "snapshot" | "year" | "rolling12" | "rolling24" | "3 years" | "school year"; window_words: string;
  numerator: number; denominator: number | null; not_recorded: number; unassessed: number; value: number | null;
  shown: { lead: string; under: string; aside: string | null; small: boolean };
  bounds: Bounds | null;
  cases: string;
  needs: { table: string; loaded: boolean }[];
  missing: string | null; waits_for: string[]; remark: string | null;
  groups: Group[];
}
interface Section { key: string; title: string; lines: Line[] }
interface Scorecard {
  as_at: string; as_at_words: string; year_words: string; headline: string; notes: string[]; sections: Section[];
}

interface FunnelStep { words: string; left: number; out: number; mark: null | "d" | "n" }
interface BreakdownRow {
  label: string; numerator: number; denominator: number | null; lead: string; under: string; bar: number | null;
  part: GroupPart | null;
}
/** A group's part of those counted beside its part of all in care. */
interface GroupPart {
  counted: string; in_care: string; points: string;
  words: "over-represented" | "under-represented" | "not clearly different" | "too few to say";
}
interface Breakdown { name: string; rows: BreakdownRow[] }
/** The groups of a line: bars on one scale, with the aim as a share of it. */
interface GroupsView {
  scale: string | null; aim: { at: number; words: string } | null; all: Breakdown[]; whole: string | null; file: string;
}
/** Those who started, by year: how many had left by when, and how. */
interface Entrants {
  title: string; about: string; headings: string[];
  rows: { year: string; started: string; cells: { lead: string; under: string }[] }[];
  ways: string[];
  left: { year: string; within: string; left: string; cells: { lead: string; under: string }[] }[];
}
/** A line by one thing as groups with bars, or by two as a cross-table. */
interface Cohorts {
  choices: { value: string; words: string; bands: boolean }[];
  why: string | null; title: string; name: string; across: string | null;
  scale: string | null; aim: { at: number; words: string } | null; headings: string[]; rows: CohortRow[]; note: string;
}
interface CohortRow {
  label: string; all: boolean; bar: number | null; pale: boolean; cells: { lead: string; under: string }[];
}
/** How the days of a mean are spread: shares of the width and of the height. */
interface Spread {
  title: string; about: string; name: string;
  bands: { from: number; to: number; height: number; words: string; count: number }[];
  marks: { key: "mean" | "median"; at: number; words: string }[];
  days: Tick[]; counts: Tick[]; notes: string[]; file: string;
}
interface FlowMonth {
  words: string; short: string; from: number; to: number; up: number; down: number; net_at: number;
  opening: string; starts: string; ends: string; other: string; net: string; closing: string;
}
/** Children in care month by month. */
interface Flow {
  title: string; about: string; name: string; months: FlowMonth[]; values: Tick[]; zero: number; notes: string[];
  file: string;
}
interface Detail {
  line: Line;
  definition: { who: string; denominator: string[]; numerator: string[]; source: string; note: string | null };
  steps: FunnelStep[];
  small: number;
  sum: string | null;
  standings: { key: StandingKey; label: string; count: number }[];
  groups: GroupsView;
  spread: Spread | null;
  entrants: Entrants | null;
  flow: Flow | null;
  of_parts: OfPart[];
}
/** A figure of others beside a part of a line. */
interface OfPart {
  part: string; ours: string | null; than: string | null; whose: string; label: string; value: number; unit: string;
  year: number; shown: string; year_words: string; source: string;
}
interface CaseRow { case: number; child: string; who: string; about: string; why: string }
/** Some of the cases of one standing. */
interface CaseList { total: number; rows: CaseRow[] }

/** How the officer wants a list of cases: the key of the order, and the group chosen under each filter. */
interface Asked {
  sort: string; down: boolean; filters: Record<string, string>;
  /** The number of a second line that counts them too, and whether the line counted them a year before. */
  also?: string; again?: "" | "yes" | "no";
  /** Whether only those are wanted who are near to being counted. */
  near?: boolean;
  /** Whether everything that is known of each stands in a column. */
  more?: boolean;
}
/** What a list can be filtered by, with how many of the cases that pass the other filters are in each group. */
interface Facet { key: string; name: string; chosen: string | null; values: { label: string; count: number }[] }
interface Order { key: string; name: string; up: string; down: string }
interface ChildRow { case: number; child: string; who: string; cells: string[]; why: string }
/** Some of the cases of one standing, filtered and sorted as asked: `total` of `of`. */
interface Children {
  total: number; of: number; near: number;
  facets: Facet[]; orders: Order[]; sort: string; down: boolean; sorted: string;
  columns: { key: string; name: string; number: boolean }[]; more: number; rows: ChildRow[]; note: string | null;
}
/** The tables of the page that the engine puts together to be taken away. */
type Taken =
  | "scorecard" | "breakdowns" | "cohorts" | "comparators" | "trend" | "spread" | "flow" | "entrants" | "findings"
  | "changed" | "periods";
/** A table to take away: the name of its file, what it is, its cells, and what is to be known of it. */
interface Saved {
  name: string; title: string; as_at: string; marking: string | null;
  headings: string[]; kinds: ("text" | "number" | "date")[]; rows: string[][]; notes: string[][];
}

interface Span { from: string; to: string; words: string }
interface Placement { label: string; from: string; to: string | null; words: string; temporary: Span[] }
interface Timeline { from: string; to: string; window: Span; placements: Placement[] }
/** A row as it stands in its file. */
interface Row {
  file: string; table: string | null; line: number; cells: { name: string; text: string }[]; read_as: string | null;
}
interface RowLink { file: string; line: number; words: string }
interface Step {
  words: string; answer: "yes" | "no" | "unknown" | "not asked"; because: string; rows: RowLink[];
  list: { words: string; rows: RowLink[] }[];
}
/** One case opened. */
interface CasePage {
  child: string; of: number | null; title: string; about: string; standing: StandingKey; standing_words: string;
  steps: Step[]; timeline: Timeline | null; rows: Row[];
}

/** A spell, or a single day, which has no end and is over. */
interface Spell { from: string; to: string | null; is_day: boolean; label: string; dates: string }
interface Lane { key: string; name: string; spells: Spell[] }
/** The child's part in one line: one or several of its cases that have the same standing. */
interface ChildLine {
  id: string; title: string; section: string; standing: StandingKey; standing_words: string; better: string;
  case: number; cases: string; why: string;
}
/** One child. */
interface ChildPage {
  child: string; title: string; about: string; facts: { name: string; words: string }[]; from: string; to: string;
  lanes: Lane[]; lines: ChildLine[]; problems: { code: string; message: string; advice: string; rows: string[] }[];
}
interface DueRow { of: number; child: string; day: string; overdue: boolean; about: string; worker: string }
/** What falls due by a date, by kind. */
interface Due {
  as_at_words: string; until: string; until_words: string; worker: string | null; workers: string[];
  kinds: { key: string; name: string; words: string; missing: string | null; rows: DueRow[]; more: number }[];
}

interface Move {
  id: string; title: string; headline: boolean; with: number | null; without: number | null; moved: number | null;
  cases: number; unknown: number; width: number | null; words: string;
}
interface Finding {
  code: string; rule: string | null; about: string; table: string; columns: string[]; message: string; advice: string;
  rows: number; children: number; rows_words: string; returns: { label: string; rows: number }[];
  weight: number; weight_words: string; moves: Move[];
}
interface Changes {
  words: string; new: number; gone: number; still: number;
  findings: { code: string; message: string | null; new: number; gone: number; still: number }[];
}
interface Quality {
  as_at: string; as_at_words: string; headline: string; limit: number; findings: Finding[]; lines: Bounds[];
  not_run: { code: string; message: string; returns: string[]; missing: string[] }[];
  /** Only when an earlier list of findings was dropped too. */
  since?: { path: string; changes: Changes | null; problem: string | null };
}
interface Suspects {
  id: string; with: number | null; without: number | null; words: string; children: number; bounds: Bounds | null;
  findings: (Move & { code: string; message: string; children: number })[];
}

/** A simple extract: its heading row as a file, and the ids of the lines that need it. */
interface Template {
  file: string; table: string; about: string; csv: string; columns: { name: string; meaning: string }[];
  example: string[]; switches_on: string[];
}

/** An invented authority; with a report, the one of whom that published report could have been written. */
interface Example { children: number; years: number; seed: number; report?: string }
interface HeldFile { path: string; file: File }
/** One drop: the handles of its files, or the parameters of the example. */
type Source = Version | { example: Example };
/** Files, or an earlier version of them. */
interface Version { files: HeldFile[]; earlier?: boolean }
/**
 * A file's bytes; with a size, only the first of them, because they show that the rest need not be read.
 * Boxed are those for the reader of workbooks.
 */
interface FilePart { path: string; bytes: ArrayBuffer; size?: number; boxed?: boolean }
/** Where they are of an earlier version, they come before all others. */
type Part = { files: FilePart[]; earlier?: boolean } | { example: Example };

interface Operations {
  /** What the officer decided, and the path, the first bytes and the size of a file. */
  peek: { args: [Decision[], string, ArrayBuffer, number]; answer: boolean };
  /** The parts, what the officer decided, and the reader of workbooks where there is something for it to read. */
  load: { args: [Part[], Decision[], ArrayBuffer | null]; answer: Reading };
  choose: { args: [Decision[]]; answer: Reading };
  /** A path, and the table and the line that it is read by; the likeliest where they are empty. */
  matching: { args: [string, string, string]; answer: Matching };
  matching_file: { args: [string]; answer: string };
  scorecard: { args: [string]; answer: Scorecard };
  indicator: { args: [string, string]; answer: Detail };
  /** A line, the as-at date, and one thing or two: `age 5-13 14-17, ethnicity`. */
  cohorts: { args: [string, string, string]; answer: Cohorts };
  cases: { args: [string, string, StandingKey, number, number]; answer: CaseList };
  children: { args: [string, string, StandingKey, Asked, number, number]; answer: Children };
  children_sheet: { args: [string, string, StandingKey, Asked]; answer: Saved };
  case: { args: [string, string, number]; answer: CasePage };
  /** A child's number in this session, which is not the number that the files have. */
  child: { args: [string, number]; answer: ChildPage };
  due: { args: [string, string, string, number]; answer: Due };
  /** What, the date, a line where it is of one; and the step, what a change is seen against or a line is told by. */
  table: { args: [Taken, string, string, string]; answer: Saved };
  /** A table, and the reader of workbooks, which writes them too. */
  workbook: { args: [Saved, ArrayBuffer]; answer: ArrayBuffer };
  due_sheet: { args: [string, string, string]; answer: Saved };
  templates: { args: []; answer: Template[] };
  definitions: { args: []; answer: Definitions };
  ask_checks: { args: [string]; answer: boolean };
  ask_quality: { args: [string]; answer: boolean };
  quality: { args: [string]; answer: Quality };
  suspects: { args: [string, string]; answer: Suspects };
  /** The date, and what all lines are set beside; a year ago where it is empty. */
  columns: { args: [string, string]; answer: Columns };
  /** As for the columns: says how many lines are left. */
  ask_columns: { args: [string, string]; answer: number };
  /** A line, the as-at date and a step; the usual one where it is empty. Says how many dates are left. */
  ask_trend: { args: [string, string, string]; answer: number };
  trend: { args: [string, string, string]; answer: Trend };
  ask_sparks: { args: [string]; answer: number };
  sparks: { args: [string]; answer: Sparks };
  /** The date, and month, quarter or year. */
  ask_periods: { args: [string, string]; answer: number };
  periods: { args: [string, string]; answer: Periods };
  /** A line, what it is set beside, and the as-at date. */
  changed: { args: [string, string, string]; answer: Changed };
  status: { args: [string, string]; answer: Status };
  compare: { args: [string, string]; answer: Compared | null };
  rates: { args: [string]; answer: Rate[] };
  line_form: { args: [string]; answer: LineFormOf };
  set_line: { args: [string, LineForm]; answer: SetOut };
  set_all: { args: [AllForm]; answer: SetOut };
  comparators: { args: [string]; answer: AddedOf };
  /** To a line: in the place of another figure, or after all others. */
  keep_comparator: { args: [string, number | null, AddedForm]; answer: SetOut };
  remove_comparator: { args: [string, number]; answer: SetOut };
  add_event: { args: [EventForm]; answer: SetOut };
  remove_event: { args: [number]; answer: SetOut };
  keep_set: { args: [SetForm]; answer: SetOut };
  remove_set: { args: [string]; answer: SetOut };
  set_population: { args: [string]; answer: SetOut };
  settings_page: { args: [string]; answer: SettingsPage };
  settings_file: { args: []; answer: string };
  /** The date, and the name of a set of lines. */
  framework: { args: [string, string]; answer: Framework };
  /** The date, and the name of a set of lines; the one that is set where it is empty. */
  sheet: { args: [string, string]; answer: Sheet };
  /** As for the sheet: what is published of it, as CSV. */
  released_file: { args: [string, string]; answer: string };
  paper: { args: [string]; answer: PaperOf };
  set_paper: { args: [string, PaperForm]; answer: SetOut };
  /** In the place of another action, or after all others. */
  keep_consulted: { args: [number | null, ConsultedForm]; answer: SetOut };
  remove_consulted: { args: [number]; answer: SetOut };
  keep_action: { args: [number | null, ActionForm]; answer: SetOut };
  remove_action: { args: [number]; answer: SetOut };
  typed: { args: []; answer: Typed };
  /** In the place of another number, or after all others. */
  keep_typed: { args: [number | null, TypedForm]; answer: TypedOut };
  remove_typed: { args: [number]; answer: TypedOut };
  typed_file: { args: []; answer: string };
  set_paper_form: { args: [{ form: string; words: string }]; answer: SetOut };
  keep_sentence: { args: [SentenceForm]; answer: SetOut };
  remove_sentence: { args: [number, string]; answer: SetOut };
  /** A paper, and the reader of workbooks, which writes documents too. */
  document: { args: [Paper, ArrayBuffer]; answer: ArrayBuffer };
  /** The date, and a set of lines as for the sheet. */
  outlook: { args: [string, string]; answer: OutlookPage };
  outlook_line: { args: [string, string]; answer: Outlook };
  send_list: { args: [string, string]; answer: string };
}
type Operation = keyof Operations;
/** What sets something. */
type Setting = Exclude<
  { [K in Operation]: Operations[K]["answer"] extends SetOut ? K : never }[Operation], "keep_typed" | "remove_typed"
>;
/** What the page asks the worker: the operation and what goes with it. */
type Questions = { [K in Operation]: { id: number; op: K; args: Operations[K]["args"] } };
type Question = Questions[Operation];
/** What is being done, in the order in which it comes. */
type Phase = "opening" | "taking" | "making" | "reading" | "working";
/** What the worker says: it can begin, it lives, the answer to a question, why it has none, or its end. */
type Answer =
  | { ready: true }
  | { beat: number; phase: Phase }
  | { id: number; value: Operations[Operation]["answer"] }
  | { id: number; refused: string }
  | { stopped: string };
