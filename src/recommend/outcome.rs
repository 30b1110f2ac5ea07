//! What the recommender answers: lists of states, with the reasons for every place.

use serde::Serialize;

use super::request::Must;

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

/// All states for one company.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Eligible states, best first; equal scores in the order of their ids.
    pub states: Vec<StateResult>,
    /// States that fail a must or are not for this activity, best score first.
    pub excluded: Vec<Excluded>,
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

/// One state with its score and the reasons for it.
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
    /// Musts that cannot be judged for this state.
    pub unknown_musts: Vec<Must>,
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
    /// The best state that fails nothing else, with its figure for a must with a limit.
    pub best_lost: Option<(String, Option<f64>)>,
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
    /// Known sites add a criterion of their own.
    NearnessScored,
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
            Self::NearnessScored => "nearness-scored",
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
