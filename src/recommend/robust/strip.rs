//! What the samples say of every region.

use kernel::{Answer, Knowledge, LIVE, Study};

use super::field::Field;
use crate::order::sort_by;
use crate::recommend::outcome::Certainty;

/// One region: how often it is first, second, third, and for whom it is first.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    pub region: String,
    /// Shares of the weightings, 0 to 1.
    pub first: f64,
    pub second: f64,
    pub third: f64,
    /// Mean place, counted from 1.
    pub mean_place: f64,
    /// Stable, likely, or dependent on what the company values.
    pub certainty: Certainty,
    /// Groups with their mean weight where this region is first, the weightiest first. None for
    /// a region that no weighting puts first.
    pub suits: Option<Vec<(String, f64)>>,
}

/// How many samples stand behind a strip that is shown while a control moves.
pub const SAMPLES: u32 = LIVE;

/// A group whose weight would be worth knowing.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightWorth {
    pub group: String,
    /// Points of the 100 that the choice gains on average.
    pub points: f64,
    /// Share of the weightings in which the choice would be another.
    pub change: f64,
}

/// Groups that weigh more where this region is first than in all weightings together, by how
/// much of all weight, the largest first.
///
/// Every weighting has one first region, so the mean weights over all of them are the central
/// weights of the regions, mixed by how often each is first.
pub fn leans(strips: &[Strip], region: &str) -> Vec<(String, f64)> {
    let mut found = strips.iter().filter(|strip| strip.region == region);
    let mut list = Vec::new();
    for (group, weight) in found
        .next()
        .and_then(|it| it.suits.as_ref())
        .into_iter()
        .flatten()
    {
        let mut mean = 0.0;
        for strip in strips {
            let suits = strip.suits.iter().flatten();
            let own = suits.filter(|suit| suit.0 == *group).map(|suit| suit.1);
            mean += strip.first * own.sum::<f64>();
        }
        if *weight > mean {
            list.push((group.clone(), weight - mean));
        }
    }
    sort_by(&mut list, |a, b| b.1.total_cmp(&a.1));
    list
}

impl Field {
    /// The question as words, which is how it reaches the kernel's wasm file.
    pub fn question(&self) -> Vec<u32> {
        self.problem.to_words()
    }

    /// The answer that the kernel's words hold; none when it is to another question.
    pub fn answer(&self, words: &[u32]) -> Option<Answer> {
        Answer::from_words(words)
            .ok()
            .filter(|answer| self.fits(answer))
    }

    /// What the kernel's words say of the worth of weights.
    pub fn worth(&self, words: &[u32]) -> Vec<WeightWorth> {
        self.worth_of_weights(&Knowledge::from_words(words).unwrap_or_default())
    }

    /// Strips and worths by the kernel's own code, for where no file has to be fetched.
    pub fn answered(&self) -> Option<(Vec<Strip>, Vec<WeightWorth>)> {
        let mut study = Study::new(&self.problem).ok()?;
        study.run(0, SAMPLES);
        let known = Knowledge::of_weights(&self.problem, SAMPLES).ok()?;
        Some((self.strips(&study.answer())?, self.worth_of_weights(&known)))
    }

    /// One strip a region, most often first before the others; none when the answer is to
    /// another question.
    pub fn strips(&self, answer: &Answer) -> Option<Vec<Strip>> {
        self.fits(answer).then(|| {
            let mut strips: Vec<Strip> = (0..answer.regions)
                .map(|region| self.strip(answer, region))
                .collect();
            sort_by(&mut strips, |a, b| {
                b.first
                    .total_cmp(&a.first)
                    .then_with(|| a.mean_place.total_cmp(&b.mean_place))
            });
            strips
        })
    }

    fn fits(&self, answer: &Answer) -> bool {
        answer.regions == self.regions.len() && answer.criteria == self.groups.len()
    }

    fn strip(&self, answer: &Answer, region: usize) -> Strip {
        let first = answer.rank(region, 0);
        let suits = answer.central_weights(region).map(|weights| {
            let mut suits: Vec<(String, f64)> = self.groups.iter().cloned().zip(weights).collect();
            sort_by(&mut suits, |a, b| b.1.total_cmp(&a.1));
            suits
        });
        Strip {
            region: self.regions[region].clone(),
            first,
            second: answer.rank(region, 1),
            third: answer.rank(region, 2),
            mean_place: answer.mean_rank(region),
            certainty: self.certainty(first),
            suits,
        }
    }

    /// The word for a share of first places. With ten thousand samples a share is certain to one
    /// point in a hundred, so it is shown in whole percents.
    pub fn certainty(&self, first: f64) -> Certainty {
        if first >= self.stable {
            Certainty::Robust
        } else if first >= self.likely {
            Certainty::Likely
        } else {
            Certainty::Open
        }
    }

    /// Regions with the share in which each is best once `out` is struck out, largest share
    /// first; none for an unknown region.
    pub fn without(&self, answer: &Answer, out: &str) -> Option<Vec<(String, f64)>> {
        let removed = self.regions.iter().position(|region| region == out)?;
        let others = (0..self.regions.len()).filter(|&region| region != removed);
        let mut list: Vec<(String, f64)> = others
            .map(|region| {
                (
                    self.regions[region].clone(),
                    answer.best_without(removed, region),
                )
            })
            .collect();
        sort_by(&mut list, |a, b| b.1.total_cmp(&a.1));
        self.fits(answer).then_some(list)
    }

    /// Which weights are worth thinking about, the worthiest first: the further knowledge that
    /// would decide the choice as far as it lies with the company.
    pub fn worth_of_weights(&self, known: &[Knowledge]) -> Vec<WeightWorth> {
        let pairs = self.groups.iter().zip(known);
        let mut list: Vec<WeightWorth> = pairs
            .map(|(group, known)| WeightWorth {
                group: group.clone(),
                points: 100.0 * known.gain,
                change: known.change,
            })
            .collect();
        sort_by(&mut list, |a, b| b.points.total_cmp(&a.points));
        list
    }
}
