//! How far two names are from each other in their letters.

/// How many letters must be put in, left out, changed or swapped with the next; more than `most` when far apart.
pub fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    if a.len().abs_diff(b.len()) > most || a.len().max(b.len()) > LONGEST_NAME {
        return most + 1;
    }
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 { i + j } else { step(&table, a, b, (i, j)) };
        }
    }
    table[a.len()][b.len()]
}

const LONGEST_NAME: usize = 40;

fn step(table: &[Vec<usize>], a: &[u8], b: &[u8], (i, j): (usize, usize)) -> usize {
    let changed = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
    let least = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    if swapped { least.min(table[i - 2][j - 2] + 1) } else { least }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_wrong_are_counted() {
        assert_eq!(distance(b"REVEIW", b"REVIEW", 2), 1);
        assert_eq!(distance(b"ETHINC", b"ETHNIC", 2), 1);
        assert_eq!(distance(b"DECM", b"DECOM", 2), 1);
        assert!(distance(b"PLACE", b"PLACE_PROVIDER", 2) > 2);
        let long = [b'A'; LONGEST_NAME + 1];
        assert_eq!([distance(&long, b"PLACE", 41), distance(b"PLACE", &long, 41)], [42, 42]);
    }
}
