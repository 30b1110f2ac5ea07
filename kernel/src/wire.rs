//! Problems and answers as words of thirty-two bits, which is how they cross into wasm.

use crate::knowledge::Knowledge;
use crate::law::Law;
use crate::noise::Noise;
use crate::problem::Problem;
use crate::tally::Answer;

/// The words are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WireError;

impl std::fmt::Display for WireError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("words do not hold what they should")
    }
}

impl std::error::Error for WireError {}

impl Problem {
    /// The problem as words.
    pub fn to_words(&self) -> Vec<u32> {
        let mut words = vec![word(self.regions), word(self.criteria), self.seed];
        floats(&mut words, &self.values);
        list(&mut words, &self.criterion_keys);
        list(&mut words, &self.region_keys);
        match &self.law {
            Law::Free => words.push(0),
            Law::Order(order) => {
                words.push(1);
                places(&mut words, order);
            }
            Law::Tiers(tiers) => {
                words.extend([2, word(tiers.len())]);
                for tier in tiers {
                    places(&mut words, tier);
                }
            }
            Law::Lower(least) => {
                words.push(3);
                floats(&mut words, least);
            }
            Law::Stated { weights, sigma } => {
                words.extend([4, sigma.to_bits()]);
                floats(&mut words, weights);
            }
        }
        match &self.noise {
            None => words.push(0),
            Some(noise) => {
                words.push(1);
                floats(&mut words, &noise.own);
                floats(&mut words, &noise.shared);
                list(&mut words, &noise.places);
            }
        }
        words
    }

    /// The problem that the words hold.
    pub fn from_words(words: &[u32]) -> Result<Self, WireError> {
        let mut rest = Rest(words);
        let (regions, criteria, seed) = (rest.count()?, rest.count()?, rest.word()?);
        let values = rest.floats()?;
        let (criterion_keys, region_keys) = (rest.list()?, rest.list()?);
        let law = match rest.word()? {
            0 => Law::Free,
            1 => Law::Order(rest.places()?),
            2 => {
                let tiers = 0..rest.count()?;
                Law::Tiers(tiers.map(|_| rest.places()).collect::<Result<_, _>>()?)
            }
            3 => Law::Lower(rest.floats()?),
            4 => Law::Stated {
                sigma: f32::from_bits(rest.word()?),
                weights: rest.floats()?,
            },
            _ => return Err(WireError),
        };
        let noise = match rest.word()? {
            0 => None,
            _ => Some(Noise {
                own: rest.floats()?,
                shared: rest.floats()?,
                places: rest.list()?,
            }),
        };
        Ok(Self {
            regions,
            criteria,
            values,
            law,
            noise,
            criterion_keys,
            region_keys,
            seed,
        })
    }
}

impl Answer {
    /// The answer as words.
    pub fn to_words(&self) -> Vec<u32> {
        let mut words = vec![word(self.regions), word(self.criteria), self.samples];
        words.extend(&self.ranks);
        words.extend(&self.joint);
        for sum in &self.weights {
            double(&mut words, *sum);
        }
        words
    }

    /// The answer that the words hold.
    pub fn from_words(words: &[u32]) -> Result<Self, WireError> {
        let mut rest = Rest(words);
        let (regions, criteria, samples) = (rest.count()?, rest.count()?, rest.word()?);
        let cells = regions.checked_mul(regions).ok_or(WireError)?;
        let sums = regions.checked_mul(criteria).ok_or(WireError)?;
        Ok(Self {
            regions,
            criteria,
            samples,
            ranks: rest.take(cells)?.to_vec(),
            joint: rest.take(cells)?.to_vec(),
            weights: (0..sums).map(|_| rest.double()).collect::<Result<_, _>>()?,
        })
    }
}

impl Knowledge {
    /// One answer a criterion as words.
    pub fn to_words(list: &[Self]) -> Vec<u32> {
        let mut words = Vec::new();
        for knowledge in list {
            double(&mut words, knowledge.gain);
            double(&mut words, knowledge.change);
        }
        words
    }

    /// The answers that the words hold.
    pub fn from_words(words: &[u32]) -> Result<Vec<Self>, WireError> {
        let mut rest = Rest(words);
        let mut list = Vec::new();
        while !rest.0.is_empty() {
            list.push(Self {
                gain: rest.double()?,
                change: rest.double()?,
            });
        }
        Ok(list)
    }
}

fn word(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn list(words: &mut Vec<u32>, list: &[u32]) {
    words.push(word(list.len()));
    words.extend(list);
}

fn floats(words: &mut Vec<u32>, list: &[f32]) {
    words.push(word(list.len()));
    words.extend(list.iter().map(|number| number.to_bits()));
}

fn places(words: &mut Vec<u32>, list: &[usize]) {
    words.push(word(list.len()));
    words.extend(list.iter().map(|&place| word(place)));
}

/// A double as two words, the lower half first.
fn double(words: &mut Vec<u32>, number: f64) {
    let bits = number.to_bits();
    #[expect(clippy::cast_possible_truncation, reason = "the other half follows")]
    words.extend([bits as u32, (bits >> 32) as u32]);
}

/// What has not been read yet.
struct Rest<'a>(&'a [u32]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u32], WireError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(WireError)?;
        self.0 = rest;
        Ok(taken)
    }

    fn word(&mut self) -> Result<u32, WireError> {
        self.take(1)?.first().copied().ok_or(WireError)
    }

    fn count(&mut self) -> Result<usize, WireError> {
        usize::try_from(self.word()?).map_err(|_| WireError)
    }

    fn list(&mut self) -> Result<Vec<u32>, WireError> {
        let count = self.count()?;
        Ok(self.take(count)?.to_vec())
    }

    fn floats(&mut self) -> Result<Vec<f32>, WireError> {
        let words = self.list()?;
        Ok(words.into_iter().map(f32::from_bits).collect())
    }

    fn places(&mut self) -> Result<Vec<usize>, WireError> {
        let words = self.list()?;
        words
            .into_iter()
            .map(|word| usize::try_from(word).map_err(|_| WireError))
            .collect()
    }

    fn double(&mut self) -> Result<f64, WireError> {
        let low = u64::from(self.word()?);
        Ok(f64::from_bits(u64::from(self.word()?) << 32 | low))
    }
}
