//! The text of a share link as it comes out of mails and chats.

/// What mail and chat programs put behind an address that ends a sentence.
const BEHIND: &[char] = &[
    '.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\'', '\u{2019}', '\u{201d}', '\u{3002}',
    '\u{300d}',
];

/// How a fragment that holds a link may begin.
const BEGINS: [&str; 3] = ["r=", "r%3D", "r%3d"];

/// What `WordPress` adds to the address of a page that it embeds.
const SECRET: &[u8] = b"?secret=";

/// Whether a fragment holds a link, whatever it is worth.
pub fn is_link(fragment: &str) -> bool {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    BEGINS.iter().any(|begin| {
        let rest = fragment.strip_prefix(begin);
        rest.is_some_and(|rest| !rest.is_empty() && !is_secret(rest.as_bytes()))
    })
}

fn is_secret(rest: &[u8]) -> bool {
    rest.strip_prefix(b"#").unwrap_or(rest).starts_with(SECRET)
}

/// What stands between `r=` and the end, or what `WordPress` has added. Beyond `longest` nothing
/// is looked at: the link is then too long anyway.
pub(super) fn part(fragment: &str, longest: usize) -> Option<&[u8]> {
    if !is_link(fragment) {
        return None;
    }
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let link = BEGINS
        .iter()
        .find_map(|begin| fragment.strip_prefix(begin))?;
    let link = link.as_bytes();
    let end = (0..link.len().min(longest + 1))
        .find(|at| link.get(*at..).is_some_and(is_secret))
        .unwrap_or(link.len());
    link.get(..end)
}

/// The letters of a link, with what programs do to addresses undone: percent signs, the other
/// letters of base64, invisible characters, a line break, the end of a sentence. None when it is
/// no text.
pub(super) fn normalised(link: &[u8]) -> Option<String> {
    let text = String::from_utf8(without_percent(link)?).ok()?;
    let mut clean = String::new();
    for letter in text.trim_end_matches(BEHIND).chars() {
        match letter {
            '+' => clean.push('-'),
            '/' => clean.push('_'),
            '=' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            letter if letter.is_whitespace() => {}
            letter => clean.push(letter),
        }
    }
    Some(clean.trim_end_matches(BEHIND).to_owned())
}

fn without_percent(link: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = link;
    while let [first, after @ ..] = rest {
        rest = after;
        bytes.push(match first {
            b'%' => {
                let (digits, after) = rest.split_first_chunk::<2>()?;
                rest = after;
                digit(digits[0])? << 4 | digit(digits[1])?
            }
            byte => *byte,
        });
    }
    Some(bytes)
}

fn digit(letter: u8) -> Option<u8> {
    let value = char::from(letter).to_digit(16)?;
    u8::try_from(value).ok()
}
