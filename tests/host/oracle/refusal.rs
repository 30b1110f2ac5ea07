//! Random companies that must be refused.

use super::dice::Dice;
use super::option::{Choice, MULTIPLE, SINGLE};
use super::random::company;
use serde_json::{Value, json};

/// A company that must be refused, for one of the reasons the specification gives.
pub(crate) fn refused(seed: u64) -> Value {
    let mut dice = Dice(!seed);
    let mut input = company(seed);
    let not_applicable = json!({"na": "exploring"});
    match seed % 12 {
        0 => {
            input["profile"]["stage"] = json!("pilots");
            input["answers"]["purpose-kpi-proof"] = not_applicable;
        }
        1 => {
            let never = [
                "purpose-kpi-intent",
                "local-decisions-proof",
                "failure-culture-practice",
            ];
            input["answers"][dice.pick(&never)] = not_applicable;
        }
        2 => {
            input["answers"]["give-first-practice"] = json!({"level": 1});
            input["answers"]["co-creation-proof"] = not_applicable;
        }
        3 => {
            input["profile"]["presence"] = json!("agent");
            input["answers"]["talent-proof"] = not_applicable;
        }
        4 => {
            input["profile"]["activity"] = json!(["sales", "rnd"]);
            input["answers"]["local-rnd-intent"] = not_applicable;
        }
        5 => {
            input["profile"]["stage"] = json!("exploring");
            input["profile"]["activity"] = json!(["sales"]);
            input["answers"]["local-rnd-intent"] = not_applicable.clone();
            input["answers"]["local-rnd-proof"] = not_applicable;
        }
        6 => input["answers"]["purpose-kpi-vision"] = json!({"level": 2}),
        7 => {
            let (key, _): Choice = dice.pick(&SINGLE);
            input["profile"][key] = json!("elsewhere");
        }
        8 => input["answers"]["talent-intent"] = json!({"level": 2.3}),
        9 => input["answers"]["talent-intent"] = json!({"level": dice.pick(&[5.0, 4.5, -0.5])}),
        10 => {
            let (key, options) = dice.pick(&MULTIPLE);
            input["profile"][key] = json!(&options[..3]);
        }
        _ => {
            let malformed = ["2026-13", "2026-00", "2026/05", "May 2026", "2026", ""];
            input["answers"]["talent-intent"] =
                json!({"level": 2, "evidence": dice.pick(&malformed)});
        }
    }
    input
}
