//! The table that the measuring ends in.

/// One measured thing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) what: String,
    pub(super) value: f64,
    pub(super) unit: &'static str,
    /// What it may be at most.
    pub(super) limit: Option<f64>,
}

impl Row {
    pub(super) fn new(what: &str, value: f64, unit: &'static str) -> Self {
        Self {
            what: what.to_owned(),
            value,
            unit,
            limit: None,
        }
    }

    pub(super) fn at_most(self, limit: f64) -> Self {
        Self {
            limit: Some(limit),
            ..self
        }
    }

    pub(super) fn is_over(&self) -> bool {
        self.limit.is_some_and(|limit| self.value > limit)
    }

    fn line(&self) -> String {
        let number = |value: f64| match self.unit {
            "×" => format!("{value:.2}"),
            _ => format!("{value:.0}"),
        };
        let limit = self
            .limit
            .map_or_else(String::new, |limit| format!("at most {}", number(limit)));
        let verdict = match (self.limit, self.is_over()) {
            (None, _) => "",
            (_, false) => "pass",
            (_, true) => "FAIL",
        };
        format!(
            "{:>9} {:<5} {limit:<14} {verdict:<4}  {}",
            number(self.value),
            self.unit,
            self.what
        )
    }
}

/// Prints the rows under a title.
pub(super) fn print(title: &str, rows: &[Row]) {
    println!("\n── {title}");
    for row in rows {
        println!("{}", row.line());
    }
}

/// The middle value.
pub(super) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

#[test]
fn a_value_at_its_limit_passes() {
    let row = Row::new("a click", 50.0, "ms").at_most(50.0);
    assert!(!row.is_over() && row.line().contains("pass"));
    let over = Row { value: 50.1, ..row };
    assert!(over.is_over() && over.line().contains("FAIL"));
    assert!(!Row::new("bytes", 1e9, "bytes").is_over());
}

#[test]
fn the_median_is_the_value_in_the_middle() {
    assert!((median(&[9.0, 1.0, 5.0]) - 5.0).abs() < f64::EPSILON);
}
