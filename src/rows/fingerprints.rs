//! Texts that are compared and never shown, as numbers.

/// The letters and digits of a postcode in upper case: eight fit exactly, a longer one as a fingerprint.
pub fn packed_postcode(cell: &[u8]) -> u64 {
    let plain = || cell.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_uppercase);
    let (packed, letters) =
        plain().fold((0, 0), |(packed, letters), byte| (packed << 8 | u64::from(byte), letters + 1));
    if letters > 8 { plain().fold(FINGERPRINT_START, fingerprint_step) } else { packed }
}

const FINGERPRINT_START: u64 = 0xcbf2_9ce4_8422_2325;

fn fingerprint_step(sum: u64, byte: u8) -> u64 {
    (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The same whether a text is in capitals or not.
pub fn fingerprint_in_capitals(cell: &[u8]) -> u64 {
    let capitals = || cell.iter().map(u8::to_ascii_uppercase).fold(FINGERPRINT_START, fingerprint_step);
    if cell.is_empty() { 0 } else { capitals() }
}

/// A number that differs for different texts (FNV-1a); 0 when blank.
pub fn fingerprint(cell: &[u8]) -> u64 {
    if cell.is_empty() { 0 } else { cell.iter().copied().fold(FINGERPRINT_START, fingerprint_step) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workers_number_is_one_in_capitals_and_without() {
        assert_eq!(fingerprint_in_capitals(b"sw1040"), fingerprint(b"SW1040"));
        assert_ne!(fingerprint_in_capitals(b"SW1040"), fingerprint_in_capitals(b"SW1041"));
        assert_eq!([fingerprint(b""), fingerprint_in_capitals(b"")], [0, 0]);
    }
}
