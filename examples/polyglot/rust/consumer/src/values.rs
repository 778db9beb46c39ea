//! Values that a seed makes: the same ones in every language.

use crate::example::polyglot::echo::{Integers, Point};

/// splitmix64 (Steele, Lea and Flood, 2014).
pub struct Values(u64);

impl Values {
    pub fn from_seed(seed: u64) -> Self {
        Values(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// Up to `limit` of them, itself not counted.
    pub fn many<T>(&mut self, limit: u64, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(limit)).map(|_| one(self)).collect()
    }

    /// From every plane that has characters, and one with a zero byte.
    pub fn string(&mut self) -> String {
        let texts = ["", "a", "Zoë", "日本", "😀x", "a\0b", "𠀋", "\u{e0061}", "\u{10fffd}"];
        format!("{}{}", texts[self.below(9) as usize], self.below(1000))
    }

    pub fn char(&mut self) -> char {
        ['a', 'é', '日', '😀', '\u{10ffff}'][self.below(5) as usize]
    }

    pub fn f64(&mut self) -> f64 {
        let small = self.below(9) as f64 / 8.0;
        [0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.5e300, small][self.below(7) as usize]
    }

    pub fn f32(&mut self) -> f32 {
        [f32::NAN, 0.1, -0.0, f32::NEG_INFINITY][self.below(4) as usize]
    }

    pub fn point(&mut self) -> Point {
        Point {
            x: self.next() as i32,
            y: self.f64(),
            label: self.string(),
        }
    }

    pub fn integers(&mut self) -> Integers {
        Integers {
            a: self.next() as u8,
            b: self.next() as i8,
            c: self.next() as u16,
            d: self.next() as i16,
            e: self.next() as u32,
            f: self.next() as i32,
            g: self.next(),
            h: self.next() as i64,
        }
    }
}
