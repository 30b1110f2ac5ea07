//! Kinds of faults, in the words of whoever looks after a server, with what mends them.

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing answers, or nothing useful.
    Silent,
    /// What answers is no release.
    Release,
    /// Not encrypted.
    Plain,
    Missing,
    Changed,
    Type,
    Fresh,
    Lasting,
    Compression,
    Policy,
    /// Other sites may not embed it.
    Frame,
    Cors,
    Isolation,
    Safety,
    Cookie,
    Loader,
    Oembed,
    Gone,
    Folder,
}

/// Where the generated settings of each kind of server stand.
const FILES: [(&str, &str); 4] = [
    ("nginx", "nginx.conf"),
    ("Apache", ".htaccess (with AllowOverride FileInfo Indexes)"),
    ("IIS", "web.config"),
    (
        "Netlify, Cloudflare Pages",
        "_headers, at the top of the site",
    ),
];

impl Kind {
    /// What is wrong, in one line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Silent => "The site does not answer",
            Self::Release => "There is no release of the check at this address",
            Self::Plain => "The site is not encrypted",
            Self::Missing => "Files are missing",
            Self::Changed => "Files have been changed on their way",
            Self::Type => "Files are sent under a wrong type",
            Self::Fresh => "Browsers may keep files that change with the next release",
            Self::Lasting => "Browsers ask again for files that never change",
            Self::Compression => "Files are sent uncompressed",
            Self::Policy => "The content security policy is not that of the check",
            Self::Frame => "Other sites may not embed the check",
            Self::Cors => "Sandboxed frames and other sites may not load the files",
            Self::Isolation => "Isolated pages may not embed the check",
            Self::Safety => "Headers that protect visitors are missing",
            Self::Cookie => "The server sets a cookie",
            Self::Loader => "A loader that host pages name is missing or changed",
            Self::Oembed => "WordPress cannot embed the address",
            Self::Gone => "Missing files are not said to be missing",
            Self::Folder => "The address of a folder without its slash leads astray",
        }
    }

    /// What to do about it on any server.
    pub const fn mending(self) -> &'static str {
        match self {
            Self::Silent => "see that the address is right and that the server runs",
            Self::Release => {
                "name the folder of the release, and put the whole folder that `cargo xtask pack` \
                 has written there"
            }
            Self::Plain => {
                "serve the check under https; without it browsers keep nothing for offline use"
            }
            Self::Missing => {
                "copy the whole folder again, and see that the server may read it: names that \
                 begin with a dot or an underscore are often left out"
            }
            Self::Changed => {
                "copy all files again in binary mode, and switch off whatever rewrites pages: \
                 minifiers, script injection, e-mail obfuscation of a CDN"
            }
            Self::Gone => {
                "answer a missing file with 404, not with the start page, and without Cache-Control"
            }
            Self::Cookie => {
                "switch sessions, load balancer cookies and analytics off for this folder; the \
                 privacy notice says that there is no cookie"
            }
            Self::Frame => {
                "take X-Frame-Options away, which often comes from the settings of the whole \
                 server, and name in frame-ancestors who may embed, or leave it out"
            }
            Self::Policy => {
                "send the policy that `cargo xtask pack --origin` wrote for exactly this address, \
                 and no second one"
            }
            Self::Loader => {
                "copy all files named landfall-embed-*.js again, and keep them for ever: pages of \
                 other sites name their hash"
            }
            Self::Oembed => {
                "pack the release with `--origin` and exactly this address, and copy the pages and \
                 oembed*.json"
            }
            Self::Type
            | Self::Fresh
            | Self::Lasting
            | Self::Compression
            | Self::Cors
            | Self::Isolation
            | Self::Safety
            | Self::Folder => {
                "use the settings that `cargo xtask pack` wrote beside the release; what \
                 matters stands there as"
            }
        }
    }

    /// The line that mends it, for each kind of server; or where all lines stand; or nothing, where
    /// no setting does.
    pub fn settings(self) -> Option<[(&'static str, &'static str); 4]> {
        let lines = match self {
            Self::Silent
            | Self::Release
            | Self::Missing
            | Self::Changed
            | Self::Loader
            | Self::Oembed
            | Self::Cookie => {
                return None;
            }
            Self::Plain => [
                "listen 443 ssl; ssl_certificate …;",
                "SSLEngine on (mod_ssl)",
                "a binding of the type https",
                "nothing to do: force https in the settings of the site",
            ],
            Self::Type => [
                "types { application/wasm wasm; application/manifest+json webmanifest; } charset utf-8;",
                "AddType application/wasm .wasm",
                "<mimeMap fileExtension=\".wasm\" mimeType=\"application/wasm\" />",
                "types are right by themselves",
            ],
            Self::Fresh => [
                "add_header Cache-Control $landfall_cache;  (with the block `map` above it)",
                "Header set Cache-Control \"no-cache\"",
                "<clientCache cacheControlMode=\"NoControl\" cacheControlCustom=\"no-cache\" />",
                "the line `cache-control: no-cache` below the name of the file",
            ],
            Self::Lasting => [
                "add_header Cache-Control $landfall_cache;  (with the block `map` above it)",
                "the block <FilesMatch …> with Header set Cache-Control",
                "the lines <location path=…>, made anew with each release",
                "the lines below the names of files with a hash, made anew with each release",
            ],
            Self::Compression => [
                "gzip_static on;",
                "the block <IfModule mod_rewrite.c>, and `a2enmod rewrite`",
                "<urlCompression doStaticCompression=\"true\" />, and application/wasm among the types",
                "nothing to do: compression is on",
            ],
            Self::Frame => [
                "proxy_hide_header X-Frame-Options; and no add_header of that name",
                "Header always unset X-Frame-Options",
                "<remove name=\"X-Frame-Options\" />",
                "no such line in _headers",
            ],
            Self::Cors => [
                "add_header access-control-allow-origin \"*\" always;",
                "Header always set access-control-allow-origin \"*\"",
                "<add name=\"access-control-allow-origin\" value=\"*\" />",
                "access-control-allow-origin: *",
            ],
            Self::Isolation => [
                "add_header cross-origin-resource-policy \"cross-origin\" always; and the next line",
                "Header always set cross-origin-resource-policy \"cross-origin\" and the next line",
                "<add name=\"cross-origin-resource-policy\" value=\"cross-origin\" /> and the next",
                "cross-origin-resource-policy: cross-origin, and the next line",
            ],
            Self::Folder => [
                "location = /folder { return 301 /folder/; } and absolute_redirect off;",
                "DirectorySlash On; behind a proxy, ServerName with https://",
                "nothing to do, unless a rule rewrites addresses",
                "nothing to do, unless _redirects says otherwise",
            ],
            Self::Gone => [
                "try_files $uri $uri/ =404;",
                "no FallbackResource, and no rule that rewrites to index.html",
                "no rule that rewrites to index.html",
                "no line `/* /index.html 200` in _redirects",
            ],
            Self::Policy | Self::Safety => {
                return Some(FILES);
            }
        };
        let mut all = FILES;
        for ((_, line), own) in all.iter_mut().zip(lines) {
            *line = own;
        }
        Some(all)
    }
}
