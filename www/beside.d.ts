// The second half of types.d.ts: what the engine says beside a figure, over time, and for the committee.

/** What a line aims at, whose aim it is, and whether it is reached. */
interface Aim { words: string; from: string; rating: string | null; rating_words: string | null }
/** How many lines stand in one way. */
interface TallyPart { key: string; count: number; words: string }
/**
 * A line at the earlier date, and what may be said of now beside then. `over`: that both are over 12 months, with the
 * figure of now, where the row's own is of other days; or why nothing stands there.
 */
interface Ago { lead: string; under: string; over: string | null; words: string | null }
/** A figure of the same definition: England's own, the mean of similar councils, or what a club has. */
interface Others { lead: string; year: string; source: string }
interface ColumnsRow {
  id: string; wording: string | null;
  /** The figure as the authority wants it shown, where that is not as every other. */
  shown: { lead: string; under: string } | null;
  aim: Aim | null; part: string | null; attention: string | null;
  /** Which way it went since the earlier date. */
  moved: string | null;
  ago: Ago | null; england: Others | null; similar: Others | null;
  /** The comparator that has a column of its own. */
  other: Others | null;
  /** The place of the figure among all councils. */
  place: string | null;
}
/** Some lines of a set, in its order. */
interface SetPromise { promise: string; lines: { id: string; code: string }[]; lacking: string[] }
/** What stands beside the lines of a scorecard, and how they stand together. */
interface Columns {
  ago: string; against: string; tally: TallyPart[]; attention: TallyPart[]; moves: TallyPart[]; sets: string[];
  /** Whose figure has a column of its own. */
  column: string | null; rows: ColumnsRow[];
}
/** One line's definition, without a figure. */
interface DefinedLine {
  id: string; title: string; codes: string; who: string; denominator: string[]; numerator: string[]; better: string;
  window: string; needs: string; uses: string; source: string; note: string | null; published: string[];
}
interface Definitions { sections: { key: string; title: string; lines: DefinedLine[] }[]; sheet: Saved }
/** A set of lines as a view: what of it is not here, and where it counts three years, each three of the files. */
interface Framework {
  set: string; promises: SetPromise[]; lacking: { measure: string; why: string }[];
  years: { ends: string[]; rows: { id: string; code: string; title: string; cells: YearsCell[] }[] } | null;
}
interface YearsCell { value: string; of: string; why: string | null; threshold: string | null }

/** The status of one line, and what is said beside it. */
interface Status {
  id: string;
  target: { value: number; words: string; from: string; from_words: string } | null;
  rating: string | null; rating_words: string | null;
  interval: { low: number; high: number; method: string; words: string } | null;
  bounds: Bounds | null;
  wording: string | null; shown: string; commentary: string | null; action: string | null; owner: string | null;
  partners: string | null; by: string | null; by_words: string | null;
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
  neighbours_model: number | null; published: Place | null; placed: Place | null;
  in_region: Place | null; last_whole: Place | null; unfair: string | null; differs: string;
}
/** A rate for each 10,000 children. */
interface Rate {
  id: string; title: string; of: string; numerator: number; population: number; value: number | null;
  mid_year: number | null; fits: boolean; words: string; source: string | null; comparators: Compared | null;
}

/** What is set for one line, as a form holds it. */
interface LineForm {
  from: string; value: string; agreed: string; rule: string; percent: string; on: string; off: string;
  wording: string; commentary: string; action: string; owner: string; partners: string; by: string;
  shown: string;
}
interface LineFormOf {
  id: string; title: string; unit: string; better: string; has_threshold: boolean; form: LineForm;
}
/** An event as it is typed. */
interface EventForm { date: string; words: string }
/** A set of lines as it is typed. */
interface SetForm { name: string; lines: string }
/** What is set for all lines. */
interface AllForm {
  authority: string; population: string; set: string; percent: string; publication: string; shown: string;
  accepted: string; column: string;
}
/** A figure that the council itself sets beside a line, as it is typed. */
interface AddedForm { part: string; name: string; value: string; year: string; period: string; source: string }
interface AddedOf { unit_words: string; parts: string[]; all: { words: string; form: AddedForm }[] }
/** What came of a form: what is wrong by field, or the new settings as a file. */
/** What is wrong in a field of a form. */
interface FieldFault { field: string; words: string }
interface SetOut { faults: FieldFault[]; file: string | null }
/** A typed number as the form holds it: every field a text. */
interface TypedForm {
  line: string; name: string; unit: string; better: string; period: string; first: string; last: string;
  numerator: string; denominator: string; value: string; part: string; source: string; words: string;
}
/** The numbers that are typed, and the lines that numbers can be typed for, each with the form of its next one. */
interface Typed {
  rows: { form: TypedForm; cells: string[] }[];
  lines: { id: string; title: string; unit: string; days: string; is_own: boolean; next: TypedForm }[];
  left_out: number;
}
/** What came of the form: what is wrong, or the new file and the paths of those whose rows stand in it. */
/** `later`: from when on a number is shown, where the figures have not reached its days. */
interface TypedOut { faults: FieldFault[]; file: string | null; taken: string[]; later: string | null }
interface SettingsPage {
  whence: string;
  settings: {
    stamp: string; authority: string; set: string; sets: string[]; promises: SetPromise[];
    events: { date: string; date_words: string; words: string }[]; faults: string[];
  };
  form: AllForm; publications: { key: string; name: string }[];
  returns: { key: string; name: string }[];
  councils: string[]; columns: string[]; is_council: boolean; has_other_rule: boolean;
  lines: { id: string; title: string; target: string | null; from: string | null; more: string }[];
  set_forms: { name: string; lines: string; is_own: boolean }[];
}

/** Words at a place of an axis, as a share of its length. */
interface Tick { at: number; words: string }
/** A point of a line over time; the line goes through it where it is sound. */
interface TrendPoint {
  x: number; y: number | null; sound: boolean; period: string; lead: string | null; shown: string | null;
  reason: string | null; england: string | null; similar: string | null; aim: string | null;
  /** In the order of their levels. */
  others: (string | null)[];
}
/** A level beside the line, in flat pieces. */
interface Level {
  key: "england" | "similar" | "other" | "aim"; name: string; words: string;
  parts: { from: number; to: number; y: number; words: string }[];
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
/** A line in a period; the gap says why there is no figure, or why it cannot be set beside others. */
interface PeriodCell { lead: string; under: string; gap: string | null; days: string }
interface PeriodRow { id: string; title: string; over: string; cells: (PeriodCell | null)[] }
/** Every line by month, quarter or year; what was not asked yet is not there. */
interface Periods {
  step: string; steps: { key: string; name: string }[]; as_at_words: string; asks: number;
  periods: { key: string; words: string }[]; sections: { key: string; title: string; rows: PeriodRow[] }[];
}
/** What changed in a line between two dates, by child. */
interface Changed {
  from: string; from_words: string; to_words: string; sentence: string; words: string; groups: ChangedGroup[];
  /** What an earlier version of the files said otherwise, where the line is set beside it. */
  recorded_late: { words: string; groups: ChangedGroup[] } | null;
}
interface ChangedGroup {
  key: "came in" | "went out" | "answer changed"; words: string;
  rows: { child: string; day: string | null; words: string }[];
}

type RatingKey = "on" | "close" | "off" | "few" | "unreliable" | "part" | "information";
/** A figure of the committee's sheet in words, or why it is not shown. */
interface SheetCell { count: string; value: string; small: boolean; not_shown: string | null; held: boolean }
interface SheetLine {
  id: string; code: string; title: string; better_words: string; period: string; now: SheetCell; ago: SheetCell;
  change: string | null; aim: string | null; aim_from: string | null;
  rating: RatingKey | null; rating_words: string | null; similar: string | null; england: string | null;
  others: string | null; expected: { likely: string; range: string } | null;
}
/** What was typed beside a line, in parts and as sentences. */
interface Remark {
  id: string; title: string; commentary: string; action: string | null; owner: string | null;
  partners: string | null; by_words: string | null; words: string;
}
interface SheetPromise { title: string; lines: SheetLine[]; judged: SheetJudged[] }
/** A judgement in words among the lines. */
interface SheetJudged { id: string; title: string; grade: string; day: string; words: string }
/** The committee's sheet: small numbers are held back before it is handed over. */
interface Sheet {
  as_at: string; as_at_words: string; ago_words: string; authority: string; set: string; sets: string[];
  headline: string; standing: string;
  tally: { rating: RatingKey | null; words: string; lines: number }[];
  promises: SheetPromise[];
  reds: Remark[]; remarks: Remark[];
  notes: string[]; source: string; rule: string; release: Release;
}
/** What is told before a sheet or a paper is published: for the officer, and no part of either. */
interface Release { rule: string; hidden: string[]; learned: string[]; unchecked: string[] }

/** A paragraph of the paper: what the page would write, and what it wrote when somebody wrote over it. */
interface PaperWords {
  is: "words"; key: string; text: string; line: string | null; own: string | null; was: string | null;
}
interface PaperTable { is: "table"; caption: string; shares: number[]; headings: string[]; rows: string[][] }
interface PaperMark { at: number; words: string }
/** What is drawn at each point, where there is something that may be. */
interface PaperSeries { name: string; look: string; values: ({ tenths: number; at: number; words: string } | null)[] }
interface PaperChart {
  is: "chart"; key: string; title: string; about: string; gaps: string; bars: boolean; percent: boolean;
  axis: { low: number; high: number; step: number }; values: PaperMark[]; points: PaperMark[]; series: PaperSeries[];
}
type PaperBlock = { is: "heading"; words: string } | PaperWords | PaperTable | PaperChart;
interface PaperPart { key: string; heading: string; left_out: boolean; wide: boolean; blocks: PaperBlock[] }
/** The committee's paper: small numbers are held back before it is handed over. */
interface Paper { title: string; authority: string; parts: PaperPart[] }
/** What a meeting asked for. */
interface ActionForm { asked: string; words: string; owner: string; by: string; state: string; progress: string }
interface ActionOf { form: ActionForm; cells: string[]; overdue: boolean }
/** An officer who was asked for advice. */
interface ConsultedForm { name: string; role: string; sought: string; received: string; included: string }
interface ConsultedOf { form: ConsultedForm; cells: string[] }
/** A sentence chosen for a line: what it says is a kind, of which that of parts names them. */
interface SentenceForm { line: string; says: string; parts: string[] }
/** The sentences that were chosen, each with its place in the paper or why it has none, and what can be chosen. */
interface PaperSentences {
  chosen: { line: string; title: string; says: string; place: string | null; not_said: string | null }[];
  lines: { id: string; title: string; parts: string[] }[]; kinds: Choosable[];
}
/** The form of the paper and its words, by their keys, and what can be chosen. */
/** Something that can be chosen: the word for it, and what the page calls it. */
interface Choosable { key: string; words: string }
interface PaperForms { form: string; words: string; forms: Choosable[]; vocabularies: Choosable[] }
interface PaperOf {
  paper: Paper; details: { key: string; label: string; text: string }[]; headings: string; order: string[];
  actions: ActionOf[]; consulted: ConsultedOf[]; forms: PaperForms; sentences: PaperSentences; release: Release;
}
/** What was filled in; a text of null lets the page's own sentence stand again. */
interface PaperForm {
  details: [string, string][]; texts: { key: string; text: string | null }[]; left_out: string[]; headings: string;
  /** The keys of the parts, in the order in which they stand. */
  order: string[];
}
/** The coming 31 March of one line. */
interface Outlook {
  id: string; title: string; better_words: string; as_at_words: string; end: string; end_words: string;
  /** Whether the as-at date is 31 March itself. */
  over: boolean;
  outturn: string | null; now: string | null;
  range: {
    low: number; likely: number; high: number; low_words: string; likely_words: string; high_words: string;
    words: string;
  } | null;
  certain: string | null; takes: string | null; method: string | null; without: string | null;
  aim: string | null; aim_from: string | null;
  chance: "likely" | "may" | "unlikely" | null; chance_words: string | null;
  back: {
    years: number; words: string; error: string | null; ranges: number; held: number;
    tried: {
      year_words: string; likely: number; actual: number; likely_words: string; actual_words: string;
      range_words: string | null; held: boolean | null;
    }[];
  };
}
/** The anticipated performance scorecard of a set of lines. */
/** A table of words, as in the paper. */
type WordsTable = Omit<PaperTable, "is">;
/** Who comes and who goes in the 12 months ahead, and who is in care then. */
interface YearAhead {
  title: string; method: string; without: string | null; earlier: string | null; chart: Omit<PaperChart, "is"> | null;
  tables: WordsTable[];
  months: {
    last: string; starts: number; turning_18: number; grown: number; other_ends: number;
    low: number | null; likely: number; high: number | null;
    ages: { name: string; children: number }[]; placements: { name: string; children: number }[];
  }[];
}
interface OutlookPage {
  as_at: string; as_at_words: string; end_words: string; outturn_words: string; authority: string; set: string;
  sets: string[]; over: string | null;
  promises: {
    title: string;
    lines: { code: string; outlook: Outlook; similar: string | null; england: string | null }[];
  }[];
  ahead: YearAhead;
  notes: string[];
}
