//! The three languages of the product and how one is chosen.

/// A language that every text exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    Ko,
    #[default]
    En,
    Ja,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::Ko, Self::En, Self::Ja];

    /// The two-letter code used in `lang`, in file names and in the `?lang=` option.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// The language's own name for itself.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::Ko => "한국어",
            Self::En => "English",
            Self::Ja => "日本語",
        }
    }

    /// Reads a language tag by its first part, in any case: `ko`, `KO`, `ja-JP`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let prefix = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| prefix.eq_ignore_ascii_case(language.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_by_their_prefix_in_any_case() {
        for (tag, expected) in [
            ("ko", Some(Language::Ko)),
            ("KO-KR", Some(Language::Ko)),
            ("ja_JP", Some(Language::Ja)),
            ("en-GB", Some(Language::En)),
            ("C", None),
            ("", None),
            ("../../etc", None),
        ] {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
    }
}
