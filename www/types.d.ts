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
  beside: { path: string; words: string }[];
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
  window: "snapshot" | "year" | "rolling12" | "rolling24" | "3 years"; window_words: string;
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
  flow: Flow | null;
}
interface CaseRow { case: number; child: string; who: string; about: string; why: string }
/** Some of the cases of one standing. */
interface CaseList { total: number; rows: CaseRow[] }

/** How the officer wants a list of cases: the key of the order, and the group chosen under each filter. */
interface Asked { sort: string; down: boolean; filters: Record<string, string> }
/** What a list can be filtered by, with how many of the cases that pass the other filters are in each group. */
interface Facet { key: string; name: string; chosen: string | null; values: { label: string; count: number }[] }
interface Order { key: string; name: string; up: string; down: string }
interface ChildRow { case: number; child: string; who: string; cells: string[]; why: string }
/** Some of the cases of one standing, filtered and sorted as asked: `total` of `of`. */
interface Children {
  total: number; of: number; facets: Facet[]; orders: Order[]; sort: string; down: boolean; sorted: string;
  columns: { key: string; name: string; number: boolean }[]; rows: ChildRow[];
}
/** The tables of the page that the engine puts together to be taken away. */
type Taken =
  | "scorecard" | "breakdowns" | "comparators" | "trend" | "spread" | "flow" | "findings" | "changed";
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

/** What a line aims at, whose aim it is, and whether it is reached. */
interface Aim { words: string; from: string; rating: string | null; rating_words: string | null }
/** How many lines stand in one way. */
interface TallyPart { key: string; count: number; words: string }
/** A line a year before, and what may be said of now beside then. */
interface Ago { lead: string; under: string; words: string | null }
/** A published figure of the same definition: England's own, or the mean of similar councils. */
interface Others { lead: string; year: string; source: string }
interface ColumnsRow {
  id: string; aim: Aim | null; part: string | null; attention: string | null;
  ago: Ago | null; england: Others | null; similar: Others | null;
}
/** Some lines of a set, in its order. */
interface SetPromise { promise: string; lines: { id: string; code: string }[]; lacking: string[] }
/** What stands beside the lines of a scorecard, and how they stand together. */
interface Columns {
  ago: string; tally: TallyPart[]; attention: TallyPart[]; set: string; promises: SetPromise[]; rows: ColumnsRow[];
}

/** The status of one line, and what is said beside it. */
interface Status {
  id: string;
  target: { value: number; words: string; from: string; from_words: string } | null;
  rating: string | null; rating_words: string | null;
  interval: { low: number; high: number; method: string; words: string } | null;
  bounds: Bounds | null;
  wording: string | null; shown: string; commentary: string | null; action: string | null; owner: string | null;
  by: string | null; by_words: string | null;
}
interface Comparator {
  whose: string; label: string; value: number; year: number; fits: boolean; sums: boolean; than: string | null;
  shown: string; year_words: string; words: string; source: string;
}
interface Place { rank: number; of: number; quartile: string | null; cuts: number[]; year: number; words: string }
/** One line beside the published figures of its own definition. */
interface Compared {
  line: string; unit: string; better: string; year: number; ours: number | null; ours_words: string | null;
  verdict: string | null; comparators: Comparator[];
  middle_half: { low: number; high: number; ours: string | null; year: number; words: string } | null;
  neighbours_model: number | null; published: Place | null; placed: Place | null; differs: string;
}
/** A rate for each 10,000 children. */
interface Rate {
  id: string; title: string; of: string; numerator: number; population: number; value: number | null;
  mid_year: number | null; fits: boolean; words: string; source: string | null; comparators: Compared | null;
}

/** What is set for one line, as a form holds it. */
interface LineForm {
  from: string; value: string; agreed: string; rule: string; percent: string; on: string; off: string;
  wording: string; commentary: string; action: string; owner: string; by: string;
}
interface LineFormOf {
  id: string; title: string; unit: string; better: string; has_threshold: boolean; form: LineForm;
}
/** What is set for all lines. */
interface AllForm { authority: string; set: string; percent: string }
/** What came of a form: what is wrong by field, or the new settings as a file. */
interface SetOut { faults: { field: string; words: string }[]; file: string | null }
interface SettingsPage {
  settings: {
    stamp: string; authority: string; set: string; sets: string[]; promises: SetPromise[];
    events: { date: string; date_words: string; words: string }[]; faults: string[];
  };
  form: AllForm; councils: string[]; is_council: boolean; has_other_rule: boolean;
  lines: { id: string; title: string; target: string | null; from: string | null; more: string }[];
}

/** Words at a place of an axis, as a share of its length. */
interface Tick { at: number; words: string }
/** A point of a line over time; the line goes through it where it is sound. */
interface TrendPoint {
  x: number; y: number | null; sound: boolean; period: string; lead: string | null; shown: string | null;
  reason: string | null; england: string | null; similar: string | null; aim: string | null;
}
/** A level beside the line, in flat pieces. */
interface Level {
  key: "england" | "similar" | "aim"; words: string; parts: { from: number; to: number; y: number; words: string }[];
}
/** A line over time as it is drawn: shares of the width, and of the height from below. */
interface Trend {
  id: string; step: "month" | "quarter" | "year-to-date" | "rolling12" | "year"; steps: Option[];
  title: string; because: string | null; about: string; name: string;
  points: TrendPoint[]; gaps: { from: number; to: number }[]; reasons: string[];
  whisker: { low: number; high: number; words: string } | null;
  levels: Level[]; events: Tick[]; values: Tick[]; days: Tick[]; note: string | null; file: string;
}
/** The small picture in a row. */
interface Spark { id: string; points: { x: number; y: number | null }[]; aim: number | null; words: string }
interface Sparks { words: "each year" | "each quarter"; rows: Spark[] }
/** What changed in a line between two dates, by child. */
interface Changed {
  from: string; from_words: string; to_words: string; sentence: string; words: string;
  groups: {
    key: "came in" | "went out" | "answer changed"; words: string;
    rows: { child: string; day: string | null; words: string }[];
  }[];
}

type RatingKey = "on" | "close" | "off" | "few" | "unreliable" | "information";
/** A figure of the committee's sheet in words, or why it is not shown. */
interface SheetCell { count: string; value: string; small: boolean; not_shown: string | null; held: boolean }
interface SheetLine {
  id: string; code: string; title: string; better_words: string; period: string; now: SheetCell; ago: SheetCell;
  change: string | null; aim: string | null; aim_from: string | null;
  rating: RatingKey | null; rating_words: string | null; similar: string | null; england: string | null;
}
interface SheetPromise { title: string; lines: SheetLine[] }
/** The committee's sheet: small numbers are held back before it is handed over. */
interface Sheet {
  as_at: string; as_at_words: string; ago_words: string; authority: string; set: string; sets: string[];
  headline: string; standing: string;
  tally: { rating: RatingKey; words: string; lines: number }[];
  promises: SheetPromise[];
  reds: {
    id: string; title: string; commentary: string; action: string | null; owner: string | null;
    by_words: string | null;
  }[];
  notes: string[]; source: string;
}

/** A simple extract: its heading row as a file, and the ids of the lines that need it. */
interface Template {
  file: string; table: string; about: string; csv: string; columns: { name: string; meaning: string }[];
  example: string[]; switches_on: string[];
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
  cases: { args: [string, string, StandingKey, number, number]; answer: CaseList };
  children: { args: [string, string, StandingKey, Asked, number, number]; answer: Children };
  children_sheet: { args: [string, string, StandingKey, Asked]; answer: Saved };
  case: { args: [string, string, number]; answer: CasePage };
  /** A child's number in this session, which is not the number that the files have. */
  child: { args: [string, number]; answer: ChildPage };
  due: { args: [string, string, string, number]; answer: Due };
  /** What, the date, a line where it is of one, and the step of a trend or what a change is seen against. */
  table: { args: [Taken, string, string, string]; answer: Saved };
  /** A table, and the reader of workbooks, which writes them too. */
  workbook: { args: [Saved, ArrayBuffer]; answer: ArrayBuffer };
  due_sheet: { args: [string, string, string]; answer: Saved };
  templates: { args: []; answer: Template[] };
  quality: { args: [string]; answer: Quality };
  suspects: { args: [string, string]; answer: Suspects };
  columns: { args: [string]; answer: Columns };
  /** A line, the as-at date and a step; the usual one where it is empty. Says how many dates are left. */
  ask_trend: { args: [string, string, string]; answer: number };
  trend: { args: [string, string, string]; answer: Trend };
  ask_sparks: { args: [string]; answer: number };
  sparks: { args: [string]; answer: Sparks };
  /** A line, what it is set beside, and the as-at date. */
  changed: { args: [string, string, string]; answer: Changed };
  status: { args: [string, string]; answer: Status };
  compare: { args: [string, string]; answer: Compared | null };
  /** The date, and the number of children as typed, or nought. */
  rates: { args: [string, number]; answer: Rate[] };
  line_form: { args: [string]; answer: LineFormOf };
  set_line: { args: [string, LineForm]; answer: SetOut };
  set_all: { args: [AllForm]; answer: SetOut };
  settings_page: { args: [string]; answer: SettingsPage };
  settings_file: { args: []; answer: string };
  /** The date, and the name of a set of lines; the one that is set where it is empty. */
  sheet: { args: [string, string]; answer: Sheet };
  send_list: { args: [string, string]; answer: string };
}
type Operation = keyof Operations;
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
