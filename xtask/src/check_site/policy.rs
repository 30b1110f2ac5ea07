//! The content security policy: what the check needs, and what it must not have.

use std::collections::BTreeMap;

use super::{Fault, Kind};

/// What is wrong with the policies of a page. A browser obeys all of them at once.
pub(super) fn look(name: &str, seen: &[&str], wanted: &str) -> Vec<Fault> {
    let policies: Vec<&str> = seen.iter().flat_map(|each| each.split(',')).collect();
    let fault = |text: String| Fault::new(Kind::Policy, format!("{name}: {text}"));
    let [policy] = policies[..] else {
        let text = match policies.len() {
            0 => "there is no content-security-policy".to_owned(),
            count => format!("there are {count} content-security-policies, and all of them hold"),
        };
        return vec![fault(text)];
    };
    let (seen, wanted) = (directives(policy), directives(wanted));
    let mut faults = Vec::new();
    for (directive, sources) in &wanted {
        let Some(found) = seen.get(directive) else {
            faults.push(fault(format!("the policy has no {directive}")));
            continue;
        };
        for source in sources.iter().filter(|source| !found.contains(source)) {
            faults.push(fault(format!("{directive} lacks {source}")));
        }
    }
    // Where everybody may embed it, nothing is said.
    if let Some(found) = seen.get("frame-ancestors")
        && !found.iter().any(|source| source.contains(['*', ':', '.']))
    {
        let text = format!("{name}: frame-ancestors is {}", found.join(" "));
        faults.push(Fault::new(Kind::Frame, text));
    }
    for (directive, sources) in &seen {
        for weak in ["'unsafe-inline'", "'unsafe-eval'", "*", "https:"] {
            if *directive != "frame-ancestors" && sources.contains(&weak) {
                faults.push(fault(format!(
                    "{directive} allows {weak}, which nothing needs"
                )));
            }
        }
    }
    faults
}

fn directives(policy: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut all = BTreeMap::new();
    for directive in policy.split(';') {
        let mut words = directive.split_whitespace();
        if let Some(name) = words.next() {
            // Of a directive that is there twice only the first counts.
            all.entry(name).or_insert_with(|| words.collect());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers::headers;

    fn wanted() -> String {
        let all = headers("/index.html", "https://check.example");
        let policy = all
            .into_iter()
            .find(|(name, _)| *name == "content-security-policy");
        policy.unwrap().1
    }

    #[test]
    fn the_policy_of_the_tests_is_right() {
        assert_eq!(look("ko/", &[&wanted()], &wanted()), []);
        // More origins, as of a release for several places, and pages that may embed it.
        let more = wanted()
            .replace(
                "https://check.example",
                "https://a.example https://check.example",
            )
            .replace(
                "base-uri",
                "frame-ancestors 'self' https://b.example; base-uri",
            );
        assert_eq!(look("ko/", &[&more], &wanted()), []);
    }

    #[test]
    fn what_is_missing_or_too_much_is_named() {
        for (from, to, said) in [
            (
                " 'wasm-unsafe-eval'",
                "",
                "script-src lacks 'wasm-unsafe-eval'",
            ),
            ("worker-src 'self'; ", "", "the policy has no worker-src"),
            (
                "style-src 'self' https://check.example",
                "style-src 'self'",
                "style-src lacks https",
            ),
            (
                "img-src",
                "img-src 'unsafe-inline'",
                "img-src allows 'unsafe-inline'",
            ),
            (
                "base-uri",
                "frame-ancestors 'none'; base-uri",
                "frame-ancestors is 'none'",
            ),
        ] {
            let policy = wanted().replace(from, to);
            let faults = look("ko/", &[&policy], &wanted());
            assert_eq!(faults.len(), 1, "{said}");
            assert!(faults[0].text.contains(said), "{}", faults[0].text);
        }
        assert!(look("ko/", &[], &wanted())[0].text.contains("there is no"));
        let two = look("ko/", &[&wanted(), "default-src 'self'"], &wanted());
        assert!(two[0].text.contains("there are 2"));
    }
}
