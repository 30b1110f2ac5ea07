//! The 29 rules between answers (section 3.5 of the questionnaire).

use super::company::Company;

/// A rule that fires for a company.
#[derive(Debug)]
pub(super) struct Fired {
    /// The id, `C01` to `C29`.
    pub(super) id: &'static str,
    /// The answered questions it names, as `5a`.
    pub(super) named: Vec<&'static str>,
}

/// The rules that are shown but neither raise a variance nor count for the gate.
const RISKS: [&str; 8] = ["C02", "C08", "C10", "C17", "C20", "C21", "C22", "C24"];

impl Fired {
    /// Whether the rule is a risk; all others are conflicts.
    pub(super) fn is_risk(&self) -> bool {
        RISKS.contains(&self.id)
    }
}

/// The proof question of every factor.
const PROOFS: [&str; 8] = ["1c", "2c", "3c", "4c", "5c", "6c", "7c", "8c"];

/// All rules that fire, in the order of their ids.
pub(super) fn fired(company: &Company) -> Vec<Fired> {
    let profile = &company.profile;
    let least = |name: &str, bound: f64| company.level(name).is_some_and(|x| x >= bound);
    let most = |name: &str, bound: f64| company.level(name).is_some_and(|x| x <= bound);
    let is = |key: &str, options: &[&str]| options.iter().any(|option| profile.is(key, option));
    let no_budget = is("budget", &["none"]);
    let no_presence = is("presence", &["none"]);
    let importing = is("import_share", &["51-75", "76-100"]);
    let soon = is("timeline", &["under-6m", "6-12m"]);
    let rotation = least("6a", 0.5) && most("6a", 1.0);
    let proven: Vec<_> = PROOFS.into_iter().filter(|name| least(name, 3.0)).collect();
    let early = is("stage", &["exploring", "preparing"]);
    let arrived = is("stage", &["on-site", "revenue"]);
    let hurried = is("timeline", &["under-6m"]) && (most("5b", 0.0) || no_budget);
    let table: [(&str, bool, &[&str]); 29] = [
        ("C01", least("1b", 3.0) && most("5a", 1.0), &["1b", "5a"]),
        (
            "C02",
            profile.has("why", "new-revenue") && most("1b", 1.0),
            &["1b"],
        ),
        ("C03", least("2a", 3.0) && most("5a", 0.0), &["2a", "5a"]),
        ("C04", least("2a", 3.0) && most("2c", 0.5), &["2a", "2c"]),
        ("C05", least("3a", 3.0) && most("5a", 0.5), &["3a", "5a"]),
        ("C06", least("3b", 3.0) && most("6a", 0.0), &["3b", "6a"]),
        ("C07", least("4a", 3.0) && no_budget, &["4a"]),
        ("C08", least("4c", 3.0) && most("4a", 1.0), &["4c", "4a"]),
        ("C09", least("5a", 3.0) && most("5b", 1.0), &["5a", "5b"]),
        ("C10", least("5b", 3.0) && most("5c", 0.0), &["5b", "5c"]),
        ("C11", least("8b", 3.0) && no_budget, &["8b"]),
        ("C12", least("8c", 3.0) && no_presence, &["8c"]),
        (
            "C13",
            least("6a", 3.0) && is("presence", &["none", "agent"]),
            &["6a"],
        ),
        ("C14", least("6c", 3.0) && rotation, &["6c", "6a"]),
        ("C15", least("7a", 3.0) && most("7c", 0.5), &["7a", "7c"]),
        ("C16", least("7b", 3.0) && most("1b", 1.0), &["7b", "1b"]),
        ("C17", least("8a", 3.0) && most("5a", 0.5), &["8a", "5a"]),
        ("C18", least("8c", 2.0) && most("1a", 1.0), &["8c", "1a"]),
        (
            "C19",
            is("stage", &["exploring"]) && !proven.is_empty(),
            &proven,
        ),
        ("C20", is("stage", &["revenue"]) && most("1c", 1.0), &["1c"]),
        ("C21", hurried, &["5b"]),
        ("C22", importing && most("S1", 1.0) && soon, &["S1"]),
        ("C23", least("S5", 3.0) && most("5a", 1.0), &["S5", "5a"]),
        (
            "C24",
            profile.has("activity", "manufacturing") && most("4b", 1.0),
            &["4b"],
        ),
        ("C25", arrived && no_presence, &[]),
        ("C26", no_presence && profile.own_site, &[]),
        ("C27", least("8c", 3.0) && most("1c", 1.0), &["8c", "1c"]),
        ("C28", early && least("1c", 4.0), &["1c"]),
        ("C29", least("2a", 4.0) && most("2c", 1.0), &["2a", "2c"]),
    ];
    table
        .into_iter()
        .filter(|(_, fires, _)| *fires)
        .map(|(id, _, named)| Fired {
            id,
            named: named.to_vec(),
        })
        .collect()
}
