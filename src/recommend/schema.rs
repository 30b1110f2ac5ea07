//! The form of `regions.json`. Regions and sources are named by their position in the file,
//! which keeps the download small; `check.rs` checks every position once.

use super::validity::Validity;
use crate::json::{FromJson, Reader, Table, records};

/// Position of a state in the file.
pub(super) type StateIndex = usize;
/// Position of a region: metro areas are counted on from the last state.
pub(super) type RegionIndex = usize;
/// Position of a source in the file.
pub(super) type SourceIndex = usize;
/// Points of a piecewise-linear curve: raw value and value in 0..=1, rising raw values.
pub(super) type Knots = Vec<(f64, f64)>;

records! {
    #[derive(Debug, Clone)]
    pub(super) struct File {
        /// Version of the parameters.
        pub version: String,
        /// Lower-case postal codes, in alphabetical order.
        pub states: Vec<String>,
        /// Metro areas in alphabetical order.
        pub metros: Vec<Metro>,
        /// States with a common land border.
        pub neighbours: Vec<Vec<StateIndex>>,
        /// States that are not considered for an activity.
        pub left_out: Table<Vec<StateIndex>>,
        pub sources: Vec<Source>,
        /// Groups in the order in which a page shows them.
        pub groups: Vec<String>,
        pub leaves: Vec<Leaf>,
        pub strength: Strength,
        pub clusters: Table<Cluster>,
        pub occupations: Table<Occupation>,
        pub industries: Table<Industry>,
        /// Occupation of an industry that names none.
        pub default_occupation: String,
        pub activities: Table<Activity>,
        /// Activities that mean different things in different industries.
        pub split: Table<Split>,
        /// Weight of the first and of the second activity.
        pub mix: (f64, f64),
        pub gates: Table<Gate>,
        pub head_offices: Table<HeadOffice>,
        pub routes: Table<Routes>,
        pub priorities: Priorities,
        pub heavy_use: HeavyUse,
        pub receipts: Receipts,
        pub mexico_border: Vec<StateIndex>,
        pub claims: Vec<ClaimRow>,
        /// Companies of a head office's country, shown and never scored: region, how many, what
        /// was counted, source, year.
        pub firms: Table<Vec<(RegionIndex, f64, String, SourceIndex, u16)>>,
        /// Programmes that states name for companies: state, name, source, year.
        pub programmes: Vec<(StateIndex, String, SourceIndex, u16)>,
        pub limits: Limits,
        pub doubt: Doubt,
        /// By tariff scenario: factors on the values of leaves.
        pub tariffs: Table<Table<f64>>,
        /// What could fail a first choice.
        pub failures: Table<Failure>,
        /// How the model does on what is known.
        pub validity: Validity = Validity::default(),
    }

    /// Where a figure comes from.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Source {
        pub id: String,
        pub title: String,
        pub publisher: String,
        /// Year or period of publication, as text.
        pub year: String,
        /// Its figures may be shown but not scored; `data/region-model.json` names exceptions.
        pub show_only: bool = false,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Metro {
        pub id: String,
        /// The state whose figures it inherits.
        pub state: StateIndex,
        /// Further states that hold a good part of it.
        pub reaches: Vec<StateIndex> = Vec::new(),
    }

    #[derive(Debug, Clone)]
    pub(super) struct Leaf {
        pub id: String,
        pub group: String,
        /// Share of the group, 0 to 1; the shares of a group sum to 1.
        pub share: f64,
        /// Anchors; leaves on cluster strengths have none because a strength is a value already.
        pub knots: Knots = Vec::new(),
        pub log: bool = false,
        pub values: Values,
    }
}

/// Where the values of a leaf come from.
#[derive(Debug, Clone)]
pub(super) enum Values {
    Table(Figures),
    /// Own and related clusters of the industry.
    Own,
    Related,
    /// Jobs in the industry's occupation.
    Occupation,
    /// Mean strength of these clusters.
    Clusters(Vec<String>),
    /// Number of nonstop flights to the head-office country.
    Flights,
    /// Kilometres to the head office.
    Distance,
}

impl FromJson for Values {
    fn from_json(reader: &mut Reader<'_>) -> Self {
        match reader.as_text() {
            Some("own") => return Self::Own,
            Some("related") => return Self::Related,
            Some("occupation") => return Self::Occupation,
            Some("flights") => return Self::Flights,
            Some("distance") => return Self::Distance,
            _ => {}
        }
        reader.open();
        let values = if reader.has("table") {
            Self::Table(Figures::from_json(reader))
        } else {
            Self::Clusters(reader.field("clusters"))
        };
        reader.close();
        values
    }
}

records! {
    #[derive(Debug, Clone)]
    pub(super) struct Figures {
        pub source: SourceIndex,
        pub year: u16,
        /// One value a state, or one a region; null is not known.
        pub values: Vec<Option<f64>>,
        /// Regions whose figure is of another year or source.
        pub exceptions: Vec<(RegionIndex, u16, SourceIndex)> = Vec::new(),
        /// States whose figure is an estimate: used, but not counted as known.
        pub estimated: Vec<StateIndex> = Vec::new(),
        /// States scored by another figure than the one shown, with that figure.
        pub scored_as: Vec<(StateIndex, f64)> = Vec::new(),
        /// The figures come from a list of the largest: zero is not listed, and half known.
        pub partial: bool = false,
        /// The figures are 1 and 0 for yes and no.
        pub yes_no: bool = false,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Strength {
        pub lq_knots: Knots,
        pub share_knots: Knots,
        /// Value of a row known from reports only, for strengths 1 to 5.
        pub reported: [f64; 5],
        /// Times the US share, at most, of a state without a row.
        pub unlisted_lq: f64,
        /// Percent of the US total, at most, of a state without a row.
        pub unlisted_share: f64,
        /// The leaf with the size of each state's economy.
        pub size_leaf: String,
        /// Value of a metro area's percent of the US total where its residents are not known.
        pub metro_share_knots: Knots,
        /// Weight of a metro area's own rows against those of its state.
        pub metro_own: f64,
        /// Share of the state's value that stands in for rows that a metro area does not have.
        pub metro_without: f64,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Cluster {
        /// Rows come from a list of markets: a state without a row counts as half known.
        pub partial: bool = false,
        /// Region, times the US share, percent of the US total, source, year.
        pub rows: Vec<(RegionIndex, f64, f64, SourceIndex, u16)> = Vec::new(),
        /// Region, strength 1 to 5, source, year.
        pub reports: Vec<(RegionIndex, u8, SourceIndex, u16)> = Vec::new(),
        pub measure: Option<Measure>,
        pub occupation: Option<String>,
    }

    /// A plain figure that also shows a cluster, such as renewable generation.
    #[derive(Debug, Clone)]
    pub(super) struct Measure {
        pub id: String,
        pub knots: Knots,
        pub source: SourceIndex,
        pub year: u16,
        pub values: Vec<(RegionIndex, f64)>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Occupation {
        pub source: SourceIndex,
        pub year: u16,
        /// Jobs in the whole country.
        pub total: f64,
        /// Region, jobs, times its share of the population. A state has the jobs of its metro
        /// areas with published counts; 0 times says that a metro area's residents are not known.
        pub jobs: Vec<(RegionIndex, f64, f64)>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Industry {
        pub own: Vec<(String, f64)>,
        pub related: Vec<(String, f64)>,
        /// Weight on the best branch instead of the mean: a firm belongs to one branch.
        pub best: f64,
        pub occupation: Option<String>,
        pub multipliers: Table<f64>,
        /// Fit is weak evidence in this industry.
        pub weak: bool = false,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Activity {
        pub weights: Table<f64>,
        pub gate: String,
        /// Weight of specialisation against size in a cluster's strength, 0 to 1.
        pub specialisation: f64,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Split {
        pub activity: String,
        pub industries: Vec<String>,
        pub otherwise: String,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Gate {
        pub knots: Knots,
        pub values: Vec<f64>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct HeadOffice {
        pub routes: Vec<String>,
        /// The routes stand in for flights to the head office.
        pub proxy: bool = false,
        /// Kilometres from every state; none when the place is not known.
        pub km: Vec<f64> = Vec::new(),
        /// Nearest and farthest of the 48 contiguous states and DC.
        pub knots: Knots = Vec::new(),
    }

    #[derive(Debug, Clone)]
    pub(super) struct Routes {
        pub source: SourceIndex,
        pub year: u16,
        /// Airport pairs, separated by blanks.
        pub rows: Vec<(RegionIndex, String)>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Priorities {
        /// Most that priorities can move, 0 to 1.
        pub lambda: f64,
        pub bundles: Table<Table<f64>>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct HeavyUse {
        pub group: String,
        pub factor: f64,
        pub uses: Vec<String>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Receipts {
        pub source: SourceIndex,
        pub year: u16,
        /// State, lowest and highest rate in percent of receipts.
        pub rows: Vec<(StateIndex, f64, f64)>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct ClaimRow {
        pub id: String,
        pub state: StateIndex,
        pub paragraph: String,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Doubt {
        /// Deviation of the value of a known figure, 0 to 1.
        pub known: f64,
        /// By how sure a company is of its weights: the deviation of their logarithm.
        pub sureness: Table<f64>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Failure {
        /// The leaf whose value says how much a region lives on what fails; none for the laws of
        /// its state.
        pub leaf: Option<String>,
        /// Value that a region loses which lives on it wholly, by leaf.
        pub losses: Table<f64>,
    }

    #[derive(Debug, Clone)]
    pub(super) struct Limits {
        /// Least share of the weight with known values.
        pub coverage: f64,
        /// Points within which two states count as equal.
        pub tie: f64,
        /// Number of weighting tests, and how far they move each group's weight.
        pub draws: u32,
        pub spread: f64,
        /// Shares of the tests from which a place among the first three is robust, or likely.
        pub robust: f64,
        pub likely: f64,
    }
}
