//! What can happen to the app: through the visitor, or in answer to what it asked the browser.

use std::rc::Rc;

use super::arrival::Share;
use crate::ids::OptionId;
use crate::language::Language;
use crate::platform::draft::Rung;
use crate::platform::kernel::Kernel;
use crate::session::Action;
use crate::text::Text;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The visitor did something that the session knows.
    Act(Action),
    /// An answer is taken back. Its button is about to be disabled, so the focus goes to the
    /// element with this id.
    Clear(Action, String),
    /// The limit of a must-have is being typed; it counts once its field is left.
    Typed(OptionId, String),
    /// The element with this id is wanted in focus.
    Focus(String),
    /// A file of the release is wanted.
    Load(File),
    /// The text of a file; none when it could not be had.
    Loaded(File, Option<String>),
    /// The kernel, a wasm file of its own, is wanted.
    LoadKernel,
    /// The kernel runs, or could not be had.
    Kernel(Option<Rc<Kernel>>),
    /// The next slice of what the kernel is asked may run.
    Sample,
    /// What counts has changed: the regions are to be ranked anew.
    Rank,
    /// They are ranked: their overview is to be drawn.
    Ranked,
    /// The overview has been shown: the list below it is to be drawn.
    List,
    /// The file of words that was read as JSON is to be understood.
    Words,
    /// The words of a language are read.
    Spoken(Rc<Text>),
    /// The draft that waits is the one to go on with.
    Resume,
    /// What could wait until the page stands is to be done.
    Later,
    /// What has changed is to be drawn.
    Draw,
    /// A screen has been shown: what it still owes is to be done.
    Settle,
    /// The page may be about to end.
    Hide,
    /// Everything kept is to be forgotten.
    Erase,
    /// Everything kept is forgotten.
    Erased,
    Print,
    /// Answers come from elsewhere, or go there.
    Share(Share),
    /// The same, once the second part of the wasm is there to do it.
    Shared(Share),
    /// The answers are wanted as a file.
    SaveFile,
    /// A file was chosen in the input with this id.
    OpenFile(&'static str),
    /// The last record lives on this rung.
    Kept(Rung),
    /// Offline use is further than before, or less far.
    Offline,
    /// The newer release that waits is to be used.
    Update,
    /// The browser's history leads to the place with this fragment.
    Visited(String),
    /// Something between the visitor, the operator and the page around the frame.
    Deal(Deal),
    /// The next part of a long screen is due.
    Grow,
    /// The window has another size.
    Resized,
    /// The site that is being put together changed.
    Site(NewSite),
    /// The site that is being put together is complete.
    AddSite,
}

/// Something between the visitor, the operator and the page around the frame.
#[derive(Debug, Clone)]
pub enum Deal {
    /// That page says something: its origin, and the JSON of a message.
    Heard(String, String),
    /// The way to the operator was taken.
    Contact,
    /// What would be sent is to be seen.
    Offer,
    /// This message is to be sent, as it is shown.
    Send(String),
}

/// A file that is loaded after the first screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// The words that the check needs.
    Words(Language),
    /// Those and the words that results and regions need, in one text.
    AllWords(Language),
    /// A worked example, by the name of its file.
    Sample(&'static str),
    Regions,
    Map,
    /// What the operator has written down.
    Config,
}

impl File {
    /// Its name in the release.
    pub fn name(self) -> String {
        match self {
            Self::Words(language) | Self::AllWords(language) => {
                format!("words-{}", language.code())
            }
            Self::Sample(id) => format!("example-{id}"),
            Self::Regions => "regions".to_owned(),
            Self::Map => "map".to_owned(),
            Self::Config => "config".to_owned(),
        }
    }
}

/// A known site before it is added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSite {
    /// Lower-case postal code; empty until a state is chosen.
    pub state: String,
    /// The place of its kind among the options.
    pub kind: usize,
}
