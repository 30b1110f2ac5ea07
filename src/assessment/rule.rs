//! Rules between answers (`scoring.md` section 5).

use super::company::View;
use crate::catalog::{Catalog, RuleKind};

/// Which rules fire, as bits by position in the content, and which questions conflicts name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fired {
    pub conflicts: u32,
    pub risks: u32,
    /// Factor questions named by a conflict that fires, as bits.
    pub named: u32,
}

/// Looks at every rule.
pub(super) fn fired(catalog: &Catalog, view: &View<'_>) -> Fired {
    let mut fired = Fired::default();
    for (index, rule) in catalog.rules.iter().enumerate() {
        if !rule.when.iter().all(|condition| condition.holds(view)) {
            continue;
        }
        match rule.kind {
            RuleKind::Risk => fired.risks |= 1 << index,
            RuleKind::Conflict => {
                fired.conflicts |= 1 << index;
                for condition in &rule.when {
                    fired.named |= condition.named(view);
                }
            }
        }
    }
    fired
}
