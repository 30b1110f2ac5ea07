//! Asking a site for its files. What is read is bounded, because it comes from anywhere.

use std::io::Read;
use std::time::Duration;

use brotli::Decompressor;
use flate2::read::GzDecoder;
use ureq::{Agent, ResponseExt};

use super::{Fault, Kind};
use crate::Outcome;

/// No file of a release is as large.
const MOST: u64 = 16 * 1024 * 1024;

/// The longest wait for one answer.
const LIMIT: Duration = Duration::from_secs(30);

/// A site whose root page has answered.
pub(super) struct Site {
    agent: Agent,
    /// The folder in which the release stands, with a slash at its end.
    base: String,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Where it came from in the end.
    pub(super) address: String,
    /// Names in lower case; a header that was sent twice stands here twice.
    headers: Vec<(String, String)>,
    /// As it was before compression.
    pub(super) body: Vec<u8>,
}

impl Site {
    /// Follows the address to the folder of the release. The inner error is a fault of the site.
    pub(super) fn open(address: &str) -> Outcome<Result<Self, Fault>> {
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        if !is_web || address.contains(char::is_whitespace) {
            return Err(format!("{address} is no address such as https://check.example").into());
        }
        let config = Agent::config_builder()
            .timeout_global(Some(LIMIT))
            .http_status_as_error(false)
            .user_agent("landfall-check-site")
            .build();
        let mut site = Self {
            agent: config.into(),
            base: String::new(),
        };
        let silent = |text: String| Ok(Err(Fault::new(Kind::Silent, text)));
        // The folder itself is asked for, whether a slash or one of its pages was named.
        let address = address.split(['?', '#']).next().unwrap_or_default();
        let address = match address.rsplit_once('/') {
            Some((folder, name)) if name.contains(".html") => format!("{folder}/"),
            _ => format!("{}/", address.trim_end_matches('/')),
        };
        match site.ask(&address) {
            Ok(answer) if answer.status == 200 => {
                let found = answer.address.split(['?', '#']).next().unwrap_or_default();
                let end = found.rfind('/').map_or(found.len(), |slash| slash + 1);
                found[..end].clone_into(&mut site.base);
                Ok(Ok(site))
            }
            Ok(answer) => silent(format!("{address} is answered by {}", answer.status)),
            Err(error) => silent(format!("{address}: {error}")),
        }
    }

    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// The scheme and the host.
    pub(super) fn origin(&self) -> &str {
        let host = self.base.find("://").map_or(0, |at| at + 3);
        let end = self.base[host..]
            .find('/')
            .map_or(self.base.len(), |at| host + at);
        &self.base[..end]
    }

    /// Whether browsers allow offline use here; they trust their own machine without encryption.
    pub(super) fn is_safe(&self) -> bool {
        let local = ["http://localhost", "http://127.0.0.1"];
        let is_local = |each: &str| {
            let rest = self.base.strip_prefix(each);
            rest.is_some_and(|rest| rest.starts_with([':', '/']))
        };
        self.base.starts_with("https://") || local.iter().any(|each| is_local(each))
    }

    /// A file of the release.
    pub(super) fn get(&self, path: &str) -> Outcome<Answer> {
        self.ask(&format!("{}{path}", self.base))
    }

    /// A whole address, asked for as a browser does.
    pub(super) fn ask(&self, address: &str) -> Outcome<Answer> {
        let request = self
            .agent
            .get(address)
            .header("accept-encoding", "gzip, br");
        let mut response = request.call()?;
        let headers = response.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        let headers: Vec<(String, String)> = headers.collect();
        let address = response.get_uri().to_string();
        let status = response.status().as_u16();
        let reader = response.body_mut().with_config().limit(MOST).reader();
        let coding = headers.iter().find(|(name, _)| name == "content-encoding");
        let mut body = Vec::new();
        match coding.map(|(_, value)| value.as_str()) {
            Some("br") => Decompressor::new(reader, 4096)
                .take(MOST)
                .read_to_end(&mut body)?,
            Some("gzip") => GzDecoder::new(reader).take(MOST).read_to_end(&mut body)?,
            _ => reader.take(MOST).read_to_end(&mut body)?,
        };
        Ok(Answer {
            status,
            address,
            headers,
            body,
        })
    }
}

impl Answer {
    /// The values of a header, named in lower case.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        let found = self.headers.iter().filter(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).collect()
    }

    /// The first value of a header, or nothing.
    pub(super) fn header(&self, name: &str) -> &str {
        self.all(name).first().copied().unwrap_or_default()
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
