//! What the tests share: invented authorities, and ways to damage and restyle their files.
#![allow(dead_code)]

pub mod damage;
pub mod dice;
pub mod sheets;
pub mod styles;
