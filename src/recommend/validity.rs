//! How the model does on what is known, as it stands in `regions.json`.

use crate::json::records;

records! {
    /// Known decisions of companies and statements of the article against the model.
    #[derive(Debug, Clone, Default)]
    pub struct Validity {
        /// How many decisions.
        pub cases: usize,
        pub orders: Vec<Order>,
        pub claims: Vec<CheckedClaim>,
        pub steadiness: Steadiness = Steadiness::default(),
    }

    /// How well rankings stand weights that are off, over all pairs of industry and activity.
    #[derive(Debug, Clone, Default)]
    pub struct Steadiness {
        /// How many pairs.
        pub pairs: usize,
        /// Share of the tests in which another state is first, and in which the first three are
        /// others.
        pub first: f64,
        pub three: f64,
        /// Share of the pairs whose first two states share the place.
        pub level: f64,
    }

    /// How often one way of ordering the states finds those that were chosen.
    #[derive(Debug, Clone)]
    pub struct Order {
        pub id: String,
        /// Among the first one, three and five.
        pub hits: Vec<Hits>,
        /// Mean of one divided by the place.
        pub reciprocal: f64,
    }

    /// A share with the interval that covers 95 %.
    #[derive(Debug, Clone)]
    pub struct Hits {
        pub share: f64,
        pub low: f64,
        pub high: f64,
    }

    /// What the article says of a region, and the place that the data give it.
    #[derive(Debug, Clone)]
    pub struct CheckedClaim {
        pub claim: String,
        pub region: String,
        pub industry: String,
        pub activity: String,
        pub place: usize,
        /// How many regions its list has.
        pub count: usize,
    }
}
