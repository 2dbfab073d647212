//! One definition asked of many dates.
