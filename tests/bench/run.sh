#!/usr/bin/env bash
# Measures the engine and prints Markdown tables. Called by ./build.sh bench.
#   BENCH_LARGE=2000 bash tests/bench/run.sh    fewer children in the large authority
#   BENCH_HOT=1 bash tests/bench/run.sh         the functions that take most instructions, besides
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly TARGET=${CARGO_TARGET_DIR:-$PWD/target}
readonly WORK=$TARGET/bench
readonly NATIVE=$TARGET/release/examples/bench_native
readonly SCORECARD=$TARGET/release/scorecard
readonly SMALL=${BENCH_SMALL:-1800}
readonly LARGE=${BENCH_LARGE:-50000}
readonly PEERS=$WORK/peers
readonly YEARS=10
readonly RUNS=5

build_native() {
  # The names of functions are kept for callgrind; they change no instruction.
  CARGO_PROFILE_RELEASE_STRIP=false \
    cargo build --quiet --release --locked --bin scorecard --example bench_native
}

# authority CHILDREN: the folder of an invented authority, written once.
authority() {
  local folder=$WORK/$1x$YEARS
  rm -rf "$folder"
  "$SCORECARD" example "$folder" --children "$1" --years "$YEARS" --seed 1
  echo "$folder"
}

# instructions WHAT FOLDER: of the whole process, by callgrind; its profile stays in WORK.
instructions() {
  local profile=$WORK/$1.$(basename "$2").callgrind
  valgrind --tool=callgrind --callgrind-out-file="$profile" "$NATIVE" "$1" "$2" 2>&1 >/dev/null |
    awk '/Collected/ { print $NF }'
}

# field N WORDS...: one of the numbers that bench_native prints.
field() { awk -v n="$1" '{ print $n }' <<<"$2"; }

# measure NAME FOLDER: one row of the table; leaves instructions per row in PER_ROW.
measure() {
  local read pass engine read_out pass_out engine_out
  read=$(instructions read "$2")
  pass=$(($(instructions pass "$2") - read))
  engine=$(($(instructions engine "$2") - read))
  read_out=$("$NATIVE" read "$2")
  pass_out=$("$NATIVE" pass "$2" $RUNS)
  engine_out=$("$NATIVE" engine "$2" 1)
  local memory rows bytes
  memory=$(($(field 2 "$engine_out") - $(field 2 "$read_out")))
  rows=$(field 3 "$read_out")
  bytes=$(field 4 "$read_out")
  engine_out=$("$NATIVE" engine "$2" $RUNS)
  PER_ROW=$(awk -v e="$engine" -v r="$rows" 'BEGIN { print e / r }')
  awk -v name="$1" -v rows="$rows" -v bytes="$bytes" -v pass="$pass" -v engine="$engine" -v memory="$memory" \
    -v ps="$(field 1 "$pass_out")" -v es="$(field 1 "$engine_out")" 'BEGIN {
      printf "| %s | %d | %.2f | %.1f | %.1f | %.2f | %.0f | %.4f | %.4f | %.2f | %.1f | %.0f |\n", name, rows, bytes / 1e6,
        pass / 1e6, engine / 1e6, engine / pass, engine / rows, ps, es, es / ps, memory / 1e6, memory / rows }'
}

# with_rows FOLDER NAME NUMBERS...: the same authority, with a row of the newest Episodes again under each of the numbers.
with_rows() {
  local folder=$1-$2 file row number
  rm -rf "$folder" && cp -r "$1" "$folder"
  file=$(find "$folder" -name episodes.csv | sort | tail -1)
  row=$(sed -n '2s/^[^,]*//p' "$file")
  shift 2
  for number in "$@"; do echo "$number$row" >>"$file"; done
  echo "$folder"
}

# odd_rows FOLDER: what one odd row costs, of all instructions; the other rows are the same.
odd_rows() {
  local tidy pair
  tidy=$(instructions engine "$(with_rows "$1" tidy X9 Y9)")
  pair=$(instructions engine "$(with_rows "$1" pair X9 x9)")
  awk -v t="$tidy" -v p="$pair" 'BEGIN { printf "Instructions with two numbers that differ in case alone / without: %.3f\n", p / t }'
}

# crowd CHILDREN: the folder of one year with so many children, all of whom but one came into care on 4 days and stayed.
crowd() {
  local folder=$WORK/crowd-$1
  mkdir -p "$folder"
  awk -v n="$1" -v header="$folder/Header.csv" -v episodes="$folder/Episodes.csv" 'BEGIN {
    print "CHILD,SEX,DOB,ETHNIC" >header
    print "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN" >episodes
    for (i = 0; i < n; i++) {
      printf "%d,%d,%02d/%02d/%d,WBRI\n", 1000000 + i, 1 + i % 2, 1 + i % 28, 1 + i % 12, 2001 + i % 15 >header
      printf "%d,%02d/%02d/2017,S,C2,N1,U6,PR1,,,,,,SC%06d\n", 1000000 + i, 1 + i % 4, i ? 9 : 12, i % 9999 >episodes
    }
  }'
  echo "$folder"
}

# crowds: whether a child costs more the more there are in one file.
crowds() {
  local few many
  few=$(instructions engine "$(crowd 10000)")
  many=$(instructions engine "$(crowd 80000)")
  awk -v f="$few" -v m="$many" 'BEGIN { printf "Instructions a child, 80,000 who started on 4 days / 10,000: %.3f\n", m / f / 8 }'
}

# The libraries that an analyst would use, in a folder of their own.
need_peers() {
  command -v python3 >/dev/null || { echo "python3 was not found"; return 1; }
  [[ -x $PEERS/bin/python ]] || python3 -m venv "$PEERS" >/dev/null 2>&1 || { echo "python3 has no venv"; return 1; }
  "$PEERS/bin/pip" install --quiet --disable-pip-version-check -r tests/bench/peers/requirements.txt >/dev/null 2>&1 ||
    { echo "pip could not install them; is the network there?"; return 1; }
}

# ours FOLDER: the numbers that a peer must give too, as it prints them.
ours() {
  local line numbers=()
  for line in POP-01="in care" POP-03=started POP-05=ended ADP-01=adopted STB-09="three workers"; do
    numbers+=("\"${line#*=}\": $("$SCORECARD" figures --csv --indicator "${line%%=*}" "$1" | awk -F, '$3 == "figure" { print $7 }')")
  done
  printf '%s\n' "${numbers[@]}"
}

# peers FOLDER: the whole engine from the files on against libraries that work out some 40 numbers and a series.
peers() {
  local why round who out least memory equal numbers
  if ! why=$(need_peers); then
    printf '\nNo comparison with pandas, polars and DuckDB: %s.\n' "$why"
    return
  fi
  numbers=$(ours "$1")
  : >"$WORK/peers.txt"
  for ((round = 0; round < RUNS; round++)); do
    read -r least memory _ <<<"$("$NATIVE" whole "$1")"
    echo "ours $least $memory yes" >>"$WORK/peers.txt"
    for who in pandas polars duckdb; do
      out=$("$PEERS/bin/python" tests/bench/peers/peers.py "$who" "$1" 1)
      equal=yes
      while read -r least; do [[ $out == *"$least"[,}]* ]] || equal=no; done <<<"$numbers"
      read -r least memory _ <<<"$out"
      echo "$who $least $memory $equal" >>"$WORK/peers.txt"
    done
  done
  printf '\nFrom the files on, %s: every line with its groups by one thread of ours, some 40 numbers and a series of 120 months\n' "$2"
  printf 'by the others with all theirs. The least of %s runs in turn.\n\n' "$RUNS"
  printf '| who | s | as many times ours | memory, MB | POP-01, POP-03, POP-05, ADP-01, STB-09 are ours |\n|---|---|---|---|---|\n'
  awk '{ if (!($1 in s) || $2 < s[$1]) s[$1] = $2; if ($3 > m[$1]) m[$1] = $3; if ($4 != "yes") no[$1] = 1 }
    END { split("ours pandas polars duckdb", names); for (i = 1; i <= 4; i++) { n = names[i]
      printf "| %s | %.3f | %.2f | %.0f | %s |\n", n, s[n], s[n] / s["ours"], m[n] / 1e6, (n in no) ? "no" : "yes" } }' "$WORK/peers.txt"
}

# hottest NAME FOLDER: the functions by their own instructions, and with those of what they call.
hottest() {
  local inclusive
  for inclusive in no yes; do
    printf '\nFunctions that take most instructions, %s, what they call included: %s\n\n' "$1" "$inclusive"
    callgrind_annotate --inclusive="$inclusive" "$WORK/engine.$(basename "$2").callgrind" 2>/dev/null |
      awk '/\(.*%\)/ && !/PROGRAM TOTALS/ && n++ < 30 { sub(/ \[[^]]*\]$/, ""); print "    " substr($0, 1, 180) }'
  done
}

native() {
  command -v valgrind >/dev/null || { echo "valgrind was not found: apt-get install valgrind" >&2; return 1; }
  build_native
  mkdir -p "$WORK"
  local small large per_row_small
  small=$(authority "$SMALL")
  large=$(authority "$LARGE")
  cat <<TABLE

Native, one thread: the whole engine (files in memory → returns → children → all lines with their groups) against one
\`csv\` ByteRecord pass over the same bytes. Instructions by callgrind, less those of reading the files; seconds are the
least of $RUNS runs; memory is what the engine needs beyond the files' bytes.

| children x years | rows | MB | pass, M instr. | engine, M instr. | ratio | engine, instr. a row | pass, s | engine, s | ratio | memory, MB | bytes a row |
|---|---|---|---|---|---|---|---|---|---|---|---|
TABLE
  measure "$SMALL x $YEARS" "$small"
  per_row_small=$PER_ROW
  measure "$LARGE x $YEARS" "$large"
  awk -v a="$per_row_small" -v b="$PER_ROW" 'BEGIN { printf "\nInstructions a row, large / small: %.3f\n", b / a }'
  odd_rows "$small"
  crowds
  peers "$small" "$SMALL x $YEARS"
  peers "$large" "$LARGE x $YEARS"
  [[ -z ${BENCH_HOT:-} ]] || hottest "$SMALL children" "$small"
}

native
bash tests/browser/run.sh --bench
