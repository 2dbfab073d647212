// What is measured, natively and in a browser alike.

use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::returns;
use scorecard::inside::scorecard::lines;

/// One ByteRecord after the other; the number of cells.
pub fn pass(sources: &[Source]) -> u64 {
    let mut cells = 0;
    let mut record = csv::ByteRecord::new();
    for source in sources {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(source.bytes.as_slice());
        while reader.read_byte_record(&mut record).unwrap() {
            cells += record.len() as u64;
        }
    }
    cells
}

/// Every line of the scorecard at the day the data reach to; the sum of the numerators.
pub fn engine(sources: &[Source]) -> u64 {
    let returns = returns::read(sources);
    let history = History::at(&returns.records, returns.as_at.unwrap());
    lines(&history).iter().map(|line| line.figure.numerator.unsigned_abs()).sum()
}
