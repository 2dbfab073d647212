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

/// A number that differs for different texts (FNV-1a); 0 when blank.
pub fn fingerprint(cell: &[u8]) -> u64 {
    if cell.is_empty() { 0 } else { cell.iter().copied().fold(FINGERPRINT_START, fingerprint_step) }
}
