// @ts-check
// Cells and file names that a careless page would run, interpret or trip over.

/** Each would set window.__pwned or open a dialog if it were ever read as markup or script. */
const MARKUP = [
  "<script>window.__pwned=1</script>",
  "<img src=x onerror=window.__pwned=2>",
  "\"><svg onload=window.__pwned=3>",
  "'><iframe srcdoc=\"<script>parent.__pwned=4</script>\">",
  "<a href=\"javascript:alert(5)\">x</a>",
  "</td></tr></table><script>alert(6)</script>",
  "</script><script>alert(7)</script>",
  "<style>*{display:none}</style>",
  "<meta http-equiv=refresh content=0;url=//x.invalid>",
  "<base href=//x.invalid/>",
  "<form action=//x.invalid><input autofocus onfocus=alert(8)>",
  "<details open ontoggle=alert(9)>",
  "<template id=start></template>",
  "<math><mi xlink:href=javascript:alert(10)>",
  "&lt;b&gt;&amp;&#60;",
  "<!-- --!><img src=x onerror=alert(11)>",
  "{{constructor.constructor('alert(12)')()}}",
  "${alert(13)}",
  "javascript:alert(14)",
  "#line-STB-01",
];

const FORMULAS = [
  "=1+1", "=cmd|'/C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)*cmd|' /C calc'!A0", "=HYPERLINK(\"//x.invalid\")",
  "=IMPORTXML(\"//x.invalid\")",
];

const WORDS = [
  "__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "undefined", "null", "NaN", "Infinity",
  "true", "-0", "0x10", "1e400", "1,000",
  "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "ﷺ بسم", "عربي‏ RTL", "\u202Eevil\u202C", "a\u200Bb\u2060c",
  "\u{1F469}\u{1F3FD}\u200D\u{1F4BB}", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "¯\\_(ツ)_/¯",
  "'; DROP TABLE children; --", "%s%n%d", "%00", "../../../etc/passwd", "C:\\con\\con", "a;b|c`d",
  "\\u003cscript\\u003e", "ＣＨＩＬＤ", "İıſ",
];

export const NAUGHTY = [...MARKUP, ...FORMULAS, ...WORDS];

/** Names that a file system would take, and a page must only show. */
export const NAUGHTY_NAMES = [
  "<img src=x onerror=window.__pwned=20>.csv", "=cmd|' !A0.csv", "\"onmouseover=alert(21) x=\".csv", "__proto__",
  "constructor.csv", "\u202Evsc.exe", "田中.csv", "a&lt;b.csv", "x'; alert(22);'.csv", "episodes.csv.exe", "{{7*7}}.csv",
];

/** A cell as it stands in a CSV file. @param {string} text */
export const quoted = (text) => `"${text.replaceAll("\"", "\"\"")}"`;

/**
 * What a reader of files may mend (marks that cannot be seen, full-width letters) is not told apart.
 * @param {string} text
 */
export const plain = (text) => text.normalize("NFKC").replaceAll(/\p{Cf}/gu, "");

/**
 * A child's number that is no number, told apart from the others and not mended as one.
 * @param {string} text
 * @param {number} at
 */
export const hostileChild = (text, at) => `K${at} ${text} K`;

/** A small return whose children have hostile names, in care on 31 March 2018. */
export function hostileReturn() {
  const header = ["CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"];
  const episodes = ["CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"];
  for (const [at, text] of NAUGHTY.entries()) {
    const child = quoted(hostileChild(text, at));
    const cell = quoted(text);
    header.push(`${child},1,01/02/2010,WBRI,${cell},0,`);
    episodes.push(`${child},01/05/2017,S,C2,N1,U6,PR1,,,,${cell},${cell},${cell}`);
  }
  return { header: `${header.join("\r\n")}\r\n`, episodes: `${episodes.join("\r\n")}\r\n` };
}
