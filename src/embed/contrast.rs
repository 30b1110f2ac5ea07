//! Makes any accent colour readable, in both themes.
//!
//! A host names one colour. Against the grounds of `styles/tokens.css` it is mixed with black
//! (light theme) or white (dark theme) just until text reaches 4.5:1, the level of WCAG 2.2
//! success criterion 1.4.3; that is more than the 3:1 of 1.4.11 for controls.

/// The least contrast of text.
const TEXT: f64 = 4.5;

/// What the accent stands on in the light theme: paper, surface.
pub const LIGHT: [Colour; 2] = [Colour([0xfb, 0xfa, 0xf7]), Colour([0xff, 0xff, 0xff])];

/// The same in the dark theme.
pub const DARK: [Colour; 2] = [Colour([0x14, 0x16, 0x1a]), Colour([0x1d, 0x20, 0x26])];

/// How much of the accent is in the surface of what is chosen, of 255: the 12 % of the style
/// sheet, and what whole numbers lose.
const CHOSEN: u8 = 34;

const BLACK: Colour = Colour([0; 3]);
const WHITE: Colour = Colour([255; 3]);

/// How much further the accent under a pointer goes, of 255.
const STRONG: u8 = 70;

/// A colour of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// An accent that can be read: for the light theme and for the dark one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// Text, controls and filled buttons.
    pub plain: [Colour; 2],
    /// The same under a pointer.
    pub strong: [Colour; 2],
    /// Text on either.
    pub on: [Colour; 2],
}

impl Colour {
    /// Reads three or six hexadecimal digits without `#`.
    pub fn parse(text: &str) -> Option<Self> {
        if !matches!(text.len(), 3 | 6) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let mut digits = text.chars().filter_map(|digit| digit.to_digit(16));
        let mut channels = [0; 3];
        for channel in &mut channels {
            let high = digits.next()?;
            // `f` is short for `ff`.
            let low = if text.len() == 3 {
                high
            } else {
                digits.next()?
            };
            *channel = u8::try_from(high * 16 + low).unwrap_or(u8::MAX);
        }
        Some(Self(channels))
    }

    /// As CSS writes it, such as `#0d5c63`.
    pub fn css(self) -> String {
        let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
        let mut css = String::from("#");
        for channel in self.0 {
            css.push(digit(channel >> 4));
            css.push(digit(channel & 15));
        }
        css
    }

    /// Mixed with so many parts of 255 of another colour.
    fn mixed(self, other: Self, parts: u8) -> Self {
        let mut channels = self.0;
        for (channel, end) in channels.iter_mut().zip(other.0) {
            let (parts, rest) = (u32::from(parts), u32::from(255 - parts));
            let sum = u32::from(*channel) * rest + u32::from(end) * parts;
            *channel = u8::try_from(sum / 255).unwrap_or(u8::MAX);
        }
        Self(channels)
    }

    /// The relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl Accent {
    /// The accent nearest to a colour that can be read on every ground.
    pub fn new(colour: Colour) -> Self {
        let light = readable(colour, BLACK, LIGHT);
        let dark = readable(colour, WHITE, DARK);
        Self {
            plain: [light, dark],
            strong: [light.mixed(BLACK, STRONG), dark.mixed(WHITE, STRONG)],
            // What can be read on a ground can carry text of that ground's colour.
            on: [WHITE, BLACK],
        }
    }
}

/// The contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
pub fn contrast(first: Colour, second: Colour) -> f64 {
    let (a, b) = (first.luminance(), second.luminance());
    let (light, dark) = if a > b { (a, b) } else { (b, a) };
    (light + 0.05) / (dark + 0.05)
}

/// Goes step by step to `end`, which is readable on every ground: on those of the theme, and on
/// what is chosen, whose surface has the accent in it.
fn readable(colour: Colour, end: Colour, [paper, surface]: [Colour; 2]) -> Colour {
    let mut parts = 0;
    loop {
        let mixed = colour.mixed(end, parts);
        let grounds = [paper, surface, surface.mixed(mixed, CHOSEN)];
        if parts == u8::MAX
            || grounds
                .iter()
                .all(|ground| contrast(mixed, *ground) >= TEXT)
        {
            return mixed;
        }
        parts += 1;
    }
}

/// A channel as light. The power 2.4 is the square times the fifth root of the square, which
/// Newton's method finds without the kilobytes of a general power.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 {
        return value / 12.92;
    }
    let base = (value + 0.055) / 1.055;
    let square = base * base;
    // From above the root, each step comes nearer and none goes below.
    let mut root = 1.0;
    for _ in 0..12 {
        let fourth = root * root * root * root;
        root = (4.0 * root + square / fourth) / 5.0;
    }
    square * root
}
