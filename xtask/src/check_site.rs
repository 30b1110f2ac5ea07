//! Looks at a deployed release as a browser and a host page would, and says what is wrong and how
//! to mend it, in the words of whoever looks after the server.
//!
//! It asks for the address that it is given and for what lies below, and for nothing else.

mod fetch;
mod look;
mod mend;
mod policy;
mod whole;

use crate::Outcome;
use fetch::Site;
pub use mend::Kind;

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub kind: Kind,
    /// What was seen, and where.
    pub text: String,
}

impl Fault {
    fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
        }
    }
}

/// How many faults of one kind are told in full; what mends these mends the others.
const SHOWN: usize = 5;

/// The command: prints every fault with its mending, and fails if there is one.
pub fn run(address: &str) -> Outcome<()> {
    let faults = faults(address)?;
    if faults.is_empty() {
        println!("{address} is right in everything that can be seen from outside");
        return Ok(());
    }
    for (number, each) in grouped(&faults).iter().enumerate() {
        let (kind, texts) = each;
        println!("{}. {}", number + 1, kind.name());
        for text in texts.iter().take(SHOWN) {
            println!("   - {text}");
        }
        if texts.len() > SHOWN {
            println!("   - and {} more like these", texts.len() - SHOWN);
        }
        println!("   What to do: {}", kind.mending());
        for (server, line) in kind.settings().into_iter().flatten() {
            println!("     {server}: {line}");
        }
    }
    Err(format!("{address} has {} faults", faults.len()).into())
}

/// The faults of one kind together, in the order in which they were found.
fn grouped(faults: &[Fault]) -> Vec<(Kind, Vec<&str>)> {
    let mut groups: Vec<(Kind, Vec<&str>)> = Vec::new();
    for fault in faults {
        match groups.iter_mut().find(|(kind, _)| *kind == fault.kind) {
            Some((_, texts)) => texts.push(&fault.text),
            None => groups.push((fault.kind, vec![&fault.text])),
        }
    }
    groups
}

/// Everything that is wrong with the release at an address.
///
/// Fails if there is no web address; a site that cannot be reached is a fault.
pub fn faults(address: &str) -> Outcome<Vec<Fault>> {
    let mut faults = Vec::new();
    let site = match Site::open(address)? {
        Ok(site) => site,
        Err(fault) => return Ok(vec![fault]),
    };
    if !site.is_safe() {
        faults.push(Fault::new(
            Kind::Plain,
            format!("{} is not encrypted", site.base()),
        ));
    }
    let files = match whole::files(&site) {
        Ok(files) => files,
        Err(fault) => return Ok(vec![fault]),
    };
    for (path, size) in &files {
        let answer = match site.get(path) {
            Ok(answer) => answer,
            Err(error) => {
                faults.push(Fault::new(Kind::Missing, format!("{path}: {error}")));
                continue;
            }
        };
        if answer.status != 200 {
            let text = format!("{path} is answered by {}", answer.status);
            faults.push(Fault::new(Kind::Missing, text));
            continue;
        }
        faults.extend(whole::size(path, &answer, *size));
        faults.extend(look::answer(&site, path, &answer));
    }
    faults.extend(whole::loader(&site));
    faults.extend(whole::oembed(&site));
    faults.extend(whole::gone(&site));
    faults.extend(whole::folders(&site));
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_web_is_looked_at() {
        for bad in ["check.example", "file:///etc/passwd", "ftp://a.example", ""] {
            assert!(faults(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_site_that_does_not_answer_is_one_fault() {
        let faults = faults("http://127.0.0.1:9").unwrap();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].kind, Kind::Silent);
    }

    #[test]
    fn faults_of_one_kind_are_mended_once() {
        let faults = [
            Fault::new(Kind::Type, "a"),
            Fault::new(Kind::Cookie, "b"),
            Fault::new(Kind::Type, "c"),
        ];
        let expected = [(Kind::Type, vec!["a", "c"]), (Kind::Cookie, vec!["b"])];
        assert_eq!(grouped(&faults), expected);
    }
}
