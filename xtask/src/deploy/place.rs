//! Where a release will stand: an origin and perhaps a folder.

use crate::Outcome;

/// An address without a slash at its end, such as `https://www.example.com/tools/check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    origin: String,
    /// Empty, or folders that each begin with a slash.
    folder: String,
}

impl Place {
    /// Reads an address. It goes into headers, settings and pages as it is, so only letters pass
    /// that mean nothing there. Without encryption browsers keep nothing offline: `http` is for
    /// trials on one machine.
    pub fn read(text: &str) -> Outcome<Self> {
        let is_plain = |each: &str, more: &str| {
            !each.is_empty()
                && each
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || more.contains(letter))
        };
        let text = text.trim_end_matches('/');
        let (scheme, rest) = text.split_once("://").unwrap_or_default();
        let (host, folder) = match rest.find('/') {
            Some(slash) => rest.split_at(slash),
            None => (rest, ""),
        };
        let is_local = matches!(host.split(':').next(), Some("localhost" | "127.0.0.1"));
        let is_folder = folder
            .split('/')
            .skip(1)
            .all(|each| is_plain(each, "-_.~") && !each.starts_with('.'));
        if (scheme == "https" || (scheme == "http" && is_local))
            && is_plain(host, ".-:")
            && is_folder
        {
            return Ok(Self {
                origin: format!("{scheme}://{host}"),
                folder: folder.to_owned(),
            });
        }
        Err(format!(
            "{text} is no address such as https://check.example or https://www.example.com/check"
        )
        .into())
    }

    /// As headers name it.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The whole address of a file.
    pub fn address(&self, path: &str) -> String {
        [&self.origin, &self.folder, "/", path].concat()
    }
}

/// The different values of all places, in their order.
pub(super) fn each<'a>(places: &'a [Place], part: impl Fn(&'a Place) -> &'a str) -> Vec<&'a str> {
    let mut all = Vec::new();
    for place in places {
        if !all.contains(&part(place)) {
            all.push(part(place));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_and_folders_are_taken() {
        let place = Place::read("https://www.example.com/tools/check/").unwrap();
        assert_eq!(place.origin(), "https://www.example.com");
        assert_eq!(place.folder(), "/tools/check");
        assert_eq!(
            place.address("ko/"),
            "https://www.example.com/tools/check/ko/"
        );
        let root = Place::read("https://check.example:8443").unwrap();
        assert_eq!(root.address(""), "https://check.example:8443/");
        assert!(Place::read("http://localhost:8080").is_ok());
    }

    #[test]
    fn nothing_else_is_taken() {
        for bad in [
            "check.example",
            "http://check.example",
            "https://",
            "https:///x",
            "https://a\"; script-src *",
            "javascript:alert(1)",
            "https://user@evil",
            "http://localhost@evil",
            "http://localhost.evil",
            "https://a.example/x y",
            "https://a.example//x",
            "https://a.example/../x",
            "https://a.example/x?y",
        ] {
            assert!(Place::read(bad).is_err(), "{bad}");
        }
    }
}
