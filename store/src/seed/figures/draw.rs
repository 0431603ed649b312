//! Chance that is the same on every machine and every day: splitmix64, begun from a name.

/// One run of draws. What is drawn for one name never depends on what was drawn for another.
pub struct Draw(u64);

impl Draw {
    pub fn of(name: &[&str]) -> Self {
        let seed = name
            .iter()
            .flat_map(|part| part.bytes().chain([0]))
            .fold(FNV_OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME));
        Self(seed)
    }

    /// From 0 to one below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or(0)
    }

    /// From `least` to `most`, both possible.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let choices = u64::try_from(most - least + 1).unwrap_or(1);
        least + i64::try_from(self.below(choices)).unwrap_or(0)
    }

    /// Around 1000, so far to each side.
    pub fn permille(&mut self, around: i64) -> i64 {
        self.between(1000 - around, 1000 + around)
    }

    /// In so many of a thousand cases.
    pub fn happens(&mut self, permille: u64) -> bool {
        self.below(1000) < permille
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

const FNV_OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01B3;
