//! What the recommender answers: lists of regions, with the reasons for every place.

use serde::Serialize;

use super::request::{Must, SiteKind};

/// What [`rank`](super::rank) answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The ranking needs an industry and at least one activity; `true` marks what is missing.
    NeedsProfile {
        industry: bool,
        activity: bool,
    },
    Ranking(Box<Ranking>),
}

/// All regions for one company: states and metro areas are two lists and never mixed.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Eligible states, best first; equal scores in the order of their ids.
    pub states: Vec<StateResult>,
    /// Eligible metro areas, best first; too thinly known ones behind all others.
    pub metros: Vec<MetroResult>,
    /// States that fail a must or are not for this activity, best score first.
    pub excluded: Vec<Excluded>,
    /// Metro areas that fail a must or lie in a state that is left out, best score first.
    pub excluded_metros: Vec<Excluded>,
    /// States in which the company knows someone, best score first: beside the ranking.
    pub sites: Vec<SiteState>,
    /// Eligible states with too few known values, best score first; never to be recommended.
    pub thin: Vec<StateResult>,
    /// What the page has to say about the method for this company.
    pub flags: Vec<Flag>,
    /// Weight of each group in percent, in the order of the data; they sum to 100.
    pub weights: Vec<GroupWeight>,
    /// How many of the ten priority points could be used; none without priorities.
    pub points_counted: Option<f64>,
    /// Priorities with points for which no comparable figures exist.
    pub unscored_priorities: Vec<String>,
    /// What each screening must does to the list.
    pub musts: Vec<MustEffect>,
    /// Musts that are advice only.
    pub advice: Vec<Must>,
}

/// One state with its score and the reasons for it. Lists that explain only their first states
/// leave the reasons and figures of the others empty.
#[derive(Debug, Clone, PartialEq)]
pub struct StateResult {
    /// Lower-case postal code, for example `tx`.
    pub id: String,
    /// 0 to 100: the gate times the weighted mean of the values.
    pub score: f64,
    /// Factor for the size of the state, 0.6 to 1.
    pub gate: f64,
    /// Points of the score by group, after the gate; they sum to the score.
    pub contributions: Vec<Contribution>,
    /// Share of the weight with known values, 0 to 1.
    pub coverage: f64,
    /// Leaves that carry weight but are not known or only estimated for this state.
    pub missing: Vec<String>,
    /// Two or three groups that speak most for the state, strongest first.
    pub strong: Vec<Term>,
    /// One or two groups that speak most against it, strongest first; none when the state lies
    /// below the mean of all states in no group.
    pub weak: Vec<Term>,
    /// Points ahead of the next state in the same list.
    pub gap: Option<f64>,
    /// Whether it lies within two points of the state before it: print "equal".
    pub tied: bool,
    /// Place counted from 1; states within two points of the first on a place share it.
    pub place: usize,
    /// Share of the weighting tests in which it is first among the eligible, 0 to 1.
    pub first: f64,
    /// Share of the weighting tests in which it is among the first three, 0 to 1.
    pub top3: f64,
    pub certainty: Certainty,
    /// Figures behind the strongest terms, then the taxes.
    pub facts: Vec<Fact>,
    /// What the article says about this state: shown, never scored.
    pub claims: Vec<Claim>,
    /// Who is known there or across the border: shown, never scored.
    pub near: Option<Near>,
    /// Its best metro areas that are eligible, best first.
    pub metros: Vec<String>,
    /// Programmes to ask the state about: shown, never scored.
    pub programmes: Vec<Programme>,
    /// Companies of the head office's country: shown, never scored.
    pub firms: Vec<Fact>,
    /// Musts that cannot be judged for this state.
    pub unknown_musts: Vec<Must>,
}

/// One metro area with its score. It has its state's figures where it has none of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct MetroResult {
    pub id: String,
    /// The state whose figures it inherits.
    pub state: String,
    /// Further states into which it reaches.
    pub reaches: Vec<String>,
    pub score: f64,
    pub gate: f64,
    pub contributions: Vec<Contribution>,
    pub coverage: f64,
    /// Too few known values: never to be recommended.
    pub thin: bool,
    pub strong: Vec<Term>,
    pub weak: Vec<Term>,
    /// Points ahead of the state's own score, or behind it.
    pub ahead: f64,
    /// Figures behind the strongest terms, each saying whether it is the state's.
    pub facts: Vec<Fact>,
    pub firms: Vec<Fact>,
    pub unknown_musts: Vec<Must>,
}

/// Someone whom the company knows in a state or in a neighbouring one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    pub kind: SiteKind,
    /// In a neighbouring state, not in the state itself.
    pub across: bool,
}

/// A state in which the company knows someone, with its place in the ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteState {
    pub id: String,
    pub kind: SiteKind,
    pub score: f64,
    /// None where it is excluded or too thinly known.
    pub place: Option<usize>,
}

/// A programme that a state names for companies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    pub name: String,
    /// Year of the description; 0 when it has none.
    pub year: u16,
    pub source: String,
}

/// Points of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    pub group: String,
    /// Points of the 100, after the gate.
    pub points: f64,
}

/// Weight of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupWeight {
    pub group: String,
    /// Percent of all weight.
    pub weight: f64,
}

/// A group that sets a state apart from the mean of all states.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Group id, or `size` for the gate.
    pub group: String,
    /// The leaf of the group with the largest share of the difference; none for `size`.
    pub leaf: Option<String>,
    /// Points ahead of (or, below zero, behind) the mean state, before the gate.
    pub points: f64,
}

/// A figure with its origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Leaf id, or `gross_receipts`.
    pub leaf: String,
    /// Cluster or occupation that the figure is about, where the leaf depends on the industry.
    pub subject: Option<String>,
    pub value: FactValue,
    /// Year that the figure describes; 0 when it has none.
    pub year: u16,
    /// Id of the source.
    pub source: String,
    /// The figure is the state's, for want of one of the metro area.
    pub inherited: bool,
}

/// A raw value; the unit stands with the words of its leaf.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    Number(f64),
    YesNo(bool),
    /// From and to, for a tax with several rates; equal when there is one.
    Range(f64, f64),
    /// Times the US share, and percent of the US total.
    Cluster {
        lq: f64,
        share: f64,
    },
    /// Strength 1 to 5 taken from reports of plants and markets.
    Reported(u8),
    /// Jobs, and percent of the US total.
    Jobs {
        jobs: f64,
        share: f64,
    },
    /// Airport pairs with a nonstop flight; empty means none is listed.
    Routes(Vec<String>),
    /// No row in the table: below 1.2 times the US share and 3 % of the total, or withheld.
    NotListed,
}

/// A statement of the article about a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub id: String,
    /// Paragraph of the article, for example `Q1`.
    pub paragraph: String,
}

/// A state that is listed apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Excluded {
    pub id: String,
    pub score: f64,
    /// Why; several musts may fail at once.
    pub reasons: Vec<Reason>,
}

/// Why a state is listed apart.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// It fails a must. `value` is the state's figure for a must with a limit.
    Must { must: Must, value: Option<f64> },
    /// It is not considered for this activity, as the District of Columbia for a plant.
    NotForActivity { activity: String },
}

/// What one must does to the list.
#[derive(Debug, Clone, PartialEq)]
pub struct MustEffect {
    pub must: Must,
    /// How many states fail it.
    pub fails: usize,
    /// How many states fail nothing else.
    pub alone: usize,
    /// The best state that fails nothing else, with its figure for a must with a limit: a limit
    /// of that figure would admit it.
    pub best_lost: Option<(String, Option<f64>)>,
    /// The smallest limit that admits one more state, and that state.
    pub nearest: Option<(String, f64)>,
}

/// What the page has to say about the method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// Industry `other`: fit was not scored.
    FitNotScored,
    /// No cluster of its own in the data, so fit is weak evidence.
    WeakFit,
    /// Flights to Seoul and Tokyo stand in for flights to the head office.
    ProxyFlights,
    /// The head office lies elsewhere: the distance to it was not scored.
    DistanceNotScored,
    /// No head office was named: neither flights nor distance were scored.
    AccessNotScored,
    /// The District of Columbia was left out of a plant's list.
    DcLeftOut,
    /// Energy counts half as much again.
    HeavyUse,
    /// Known sites are marked beside the ranking and not scored.
    SitesNotScored,
}

impl Flag {
    /// Its id in words.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::FitNotScored => "fit-not-scored",
            Self::WeakFit => "weak-fit",
            Self::ProxyFlights => "proxy-flights",
            Self::DistanceNotScored => "distance-not-scored",
            Self::AccessNotScored => "access-not-scored",
            Self::DcLeftOut => "dc-left-out",
            Self::HeavyUse => "heavy-use",
            Self::SitesNotScored => "sites-not-scored",
        }
    }
}

/// How firmly a state belongs to the first three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    Robust,
    Likely,
    Open,
}

impl Certainty {
    /// Its id in words.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Robust => "robust",
            Self::Likely => "likely",
            Self::Open => "open",
        }
    }
}
