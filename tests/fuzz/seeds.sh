#!/bin/sh
# Writes a corpus to begin with: the files of a small invented authority, whole and in pieces.
set -e
cd "$(dirname "$0")"
scorecard=${1:-"cargo run --quiet --release --manifest-path ../../Cargo.toml --bin scorecard --"}
$scorecard example seeds --children 8 --years 1 --seed 5 --extracts
for target in decode prescan table scorecard; do
    mkdir -p corpus/$target
    for file in seeds/*/*.csv; do
        head -n 12 "$file" > "corpus/$target/$(basename "$file")"
    done
done
mkdir -p corpus/dates
i=0
for date in 31/12/2017 1/2/03 2017-12-31 "2017-12-31 00:00:00" 31.12.2017 "31 Dec 2017" 20171231 43100 "12/31/2017 12:00 AM"; do
    i=$((i + 1)); printf '%s' "$date" > corpus/dates/$i
done
mkdir -p corpus/book
printf 'b<row r="2"><c t="str"><v>A1</v></c><c><v>1</v></c><c t="str"><v>31/12/2010</v></c></row></sheetData></worksheet>' > corpus/book/sheet
printf 'a<EPISODE><DECOM>2017-05-01</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U4</PL></EPISODE><AREVIEW><REVIEW>2017-06-01</REVIEW></AREVIEW></CHILD></EXPSSDA903>' > corpus/book/upload
rm -r seeds
